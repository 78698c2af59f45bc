package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One person standing in for another over [from, to): a shift taken, given or, as two covers,
/// swapped. The others on call beside them stay.
public record Cover(PersonId instead, PersonId of, Instant from, Instant to) {

    public Cover {
        if (instead.equals(of)) {
            throw new IllegalArgumentException(of + " cannot stand in for themselves");
        }
    }

    /// What became of a cover.
    public sealed interface Outcome {

        /// It is possible, with these overrides.
        record Possible(List<ScheduleOverride> overrides) implements Outcome {}

        /// The person to be relieved is not on call in that time.
        record NotOnCall(PersonId person) implements Outcome {}

        /// Both are on call together at `at`, so one of the places would be lost.
        record BothOnCall(Instant at) implements Outcome {}
    }

    /// The overrides that put this cover into `schedule`: one for each of the relieved person's
    /// intervals. Hours are conserved: what one loses the other gains.
    public Outcome in(Schedule schedule, String reason) {
        List<ScheduleOverride> overrides = new ArrayList<>();
        for (Interval interval : Resolver.resolve(schedule, from, to)) {
            Crew crew = interval.duty().crew();
            if (crew.contains(of)) {
                if (crew.contains(instead)) {
                    return new Outcome.BothOnCall(interval.from());
                }
                List<PersonId> people = new ArrayList<>(crew.people());
                people.set(people.indexOf(of), instead);
                overrides.add(
                        new ScheduleOverride(
                                interval.from(), interval.to(), Crew.of(people), reason));
            }
        }
        return overrides.isEmpty()
                ? new Outcome.NotOnCall(of)
                : new Outcome.Possible(List.copyOf(overrides));
    }
}
