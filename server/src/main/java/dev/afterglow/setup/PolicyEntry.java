package dev.afterglow.setup;

import dev.afterglow.oncall.RosterId;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.paging.When;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whom to page, in which order. `repeat` counts further rounds, each `againAfter` the last step
/// of the one before; after `ackTimeout` an acknowledged alert is open again, in a new round. When
/// all rounds were in vain, the policy `handOver` goes on.
public record PolicyEntry(
        String id,
        String name,
        int repeat,
        Duration againAfter,
        Optional<Duration> ackTimeout,
        Optional<String> handOver,
        List<Step> steps) {

    /// Whom to page `after` the round began. `untilEveryone`: each of them is reminded until
    /// they acknowledge or decline. `roundRobin`: just one of them is paged, the next each time.
    public record Step(
            Duration after,
            List<Target> targets,
            boolean untilEveryone,
            boolean roundRobin,
            When when) {

        public Step {
            targets = List.copyOf(targets);
        }
    }

    /// Whom a step pages.
    public sealed interface Target {

        /// One person, on call or not.
        record Person(PersonId person) implements Target {}

        /// Who is on call in a schedule.
        record OnCall(ScheduleId schedule) implements Target {}

        /// All members of a team.
        record Team(TeamId team) implements Target {}

        /// All members of a roster.
        record Roster(RosterId roster) implements Target {}

        /// All who are on call anywhere in these teams, without a person deciding it; `reason`
        /// says why that is right.
        record Everybody(List<TeamId> teams, String reason) implements Target {

            public Everybody {
                teams = List.copyOf(teams);
            }
        }
    }

    public PolicyEntry {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            Duration before = steps.get(i - 1).after();
            Duration after = steps.get(i).after();
            if (after.compareTo(before) < 0) {
                throw new IllegalArgumentException(
                        "expected steps in the order of their times, but step %d after %s is late"
                                .formatted(i + 1, Texts.write(after)));
            }
        }
    }
}
