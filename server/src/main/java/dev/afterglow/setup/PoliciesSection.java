package dev.afterglow.setup;

import static dev.afterglow.setup.Names.defines;
import static dev.afterglow.setup.Names.refers;
import static dev.afterglow.setup.PeopleSection.PERSON;
import static dev.afterglow.setup.PeopleSection.TEAM;
import static dev.afterglow.setup.Reader.oneOrMore;
import static dev.afterglow.setup.Reader.someOf;
import static dev.afterglow.setup.Reader.text;

import dev.afterglow.alerts.Severity;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.paging.When;
import dev.afterglow.setup.PolicyEntry.Step;
import dev.afterglow.setup.PolicyEntry.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads escalation policies.
final class PoliciesSection {

    private static final int MOST_ROUNDS = 100;
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private enum Until {
        EVERYONE_ACKNOWLEDGED
    }

    private static final Reader<Severity> SEVERITY = text(Texts.choice(Severity.class));

    private PoliciesSection() {}

    static Optional<PolicyEntry> policy(Fields fields) {
        var id = fields.required("id", defines(Kind.POLICY, Texts::id));
        var name = fields.maybe("name", text(Texts::line));
        var repeat = fields.optional("repeat", text(Texts.count(0, MOST_ROUNDS)), 0);
        var again = fields.optional("again_after", pause(), AGAIN_AFTER);
        var ackTimeout = fields.maybe("ack_timeout", pause());
        var handOver = fields.maybe("hand_over", refers(Kind.POLICY, Texts::id));
        var steps = fields.required("steps", someOf(Reader.fields(PoliciesSection::step)));
        return fields.make(() ->
                new PolicyEntry(
                        id.get(),
                        name.get().orElse(id.get()),
                        repeat.get(),
                        again.get(),
                        ackTimeout.get(),
                        handOver.get(),
                        steps.get()));
    }

    private static Reader<Duration> pause() {
        return text(Texts.duration(SHORTEST_PAUSE, LONGEST_WAIT));
    }

    private static Optional<Step> step(Fields fields) {
        var after =
                fields.optional(
                        "after", text(Texts.duration(Duration.ZERO, LONGEST_WAIT)), Duration.ZERO);
        var automatic = fields.maybe("automatic", text(Texts::line));
        Optional<String> reason = automatic.ifRight().flatMap(given -> given);
        var targets =
                fields.required("notify", someOf(Reader.fields(target -> target(target, reason))));
        var until = fields.maybe("until", text(Texts.choice(Until.class)));
        var roundRobin = fields.optional("round_robin", text(Texts::flag), false);
        var severities = fields.optional("severities", oneOrMore(SEVERITY), List.of());
        var hours = fields.maybe("hours", Reader.hours());
        return fields.make(() ->
                new Step(
                        after.get(),
                        targets.get(),
                        until.get().isPresent(),
                        roundRobin.get(),
                        new When(Set.copyOf(severities.get()), hours.get().orElse(null))));
    }

    private static Optional<Target> target(Fields fields, Optional<String> stepReason) {
        if (fields.has("everybody")) {
            var teams = fields.required("everybody", someOf(TEAM));
            var automatic = fields.maybe("automatic", text(Texts::line));
            return fields.make(() ->
                    new Target.Everybody(
                            teams.get(),
                            automatic
                                    .get()
                                    .or(() -> stepReason)
                                    .orElseThrow(PoliciesSection::noReason)));
        }
        if (fields.has("schedule")) {
            var schedule = fields.required("schedule", refers(Kind.SCHEDULE, ScheduleId::new));
            return fields.make(() -> new Target.OnCall(schedule.get()));
        }
        if (fields.has("team")) {
            var team = fields.required("team", TEAM);
            return fields.make(() -> new Target.Team(team.get()));
        }
        if (fields.has("roster")) {
            var roster = fields.required("roster", refers(Kind.ROSTER, RosterId::new));
            return fields.make(() -> new Target.Roster(roster.get()));
        }
        if (fields.has("person")) {
            var person = fields.required("person", PERSON);
            return fields.make(() -> new Target.Person(person.get()));
        }
        return fields.item().refuse("expected one of person, schedule, team, roster, everybody");
    }

    private static IllegalArgumentException noReason() {
        return new IllegalArgumentException(
                "to page everybody without a person deciding it needs automatic: REASON");
    }
}
