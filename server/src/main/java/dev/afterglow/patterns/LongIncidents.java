package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Looks that ask whether incidents of some kind are more often of another kind too, within each
/// owning team: a 2 x 2 table a team, all margins fixed (exact Mantel-Haenszel).
final class LongIncidents {

    /// Over two hours is long.
    static final long LONG_SECONDS = 2 * 3_600;

    private LongIncidents() {}

    /// Whether an incident that has ended was long.
    static boolean isLong(Timeline.Incident incident) {
        return incident.lasted().filter(seconds -> seconds > LONG_SECONDS).isPresent();
    }

    /// Two yes/no properties of incidents.
    ///
    /// @param counts which incidents have both
    /// @param exposed the first property
    /// @param is the second one
    record Question(
            Predicate<Timeline.Incident> counts,
            Predicate<Timeline.Incident> exposed,
            Predicate<Timeline.Incident> is) {}

    /// What was counted.
    record Answer(Sample sample, Cases cases) {}

    static Answer ask(Timeline timeline, Question question) {
        Map<String, int[]> tables = new HashMap<>();
        Cases cases = new Cases();
        for (Timeline.Incident incident : timeline.incidents()) {
            if (!question.counts().test(incident)) {
                continue;
            }
            boolean exposed = question.exposed().test(incident);
            boolean is = question.is().test(incident);
            int[] table =
                    tables.computeIfAbsent(timeline.teamOf(incident.service()), t -> new int[3]);
            table[0] += is ? 1 : 0;
            table[1] += exposed ? 1 : 0;
            table[2]++;
            cases.add(incident, exposed && is);
        }
        List<ExactStrata.Stratum> strata = new ArrayList<>();
        tables.values().forEach(t -> strata.add(new ExactStrata.Stratum(t[0], t[1], t[2])));
        return new Answer(Sample.of(ExactStrata.of(strata, cases.observed())), cases);
    }

    /// The state of a person at an instant.
    interface State {
        boolean holds(int person, long at);
    }

    /// A look's name.
    ///
    /// @param when ends the sentence "as many long ones and as many …"
    record Named(String subject, String question, String when) {}

    /// Are incidents longer when the first on call is in some state at their start?
    static Look byResponder(Timeline timeline, Named named, State state) {
        Responders responders = new Responders(timeline);
        Question asked =
                new Question(
                        i -> responders.of(i).isPresent() && i.lasted().isPresent(),
                        i -> state.holds(responders.of(i).orElseThrow(), i.start()),
                        LongIncidents::isLong);
        Cases cases = new Cases();
        for (Timeline.Incident incident : timeline.incidents()) {
            if (asked.counts().test(incident)) {
                cases.add(
                        incident,
                        asked.exposed().test(incident) && asked.is().test(incident),
                        responders.of(incident).orElseThrow());
            }
        }
        return new Look(
                named.subject(),
                ask(timeline, asked).sample(),
                cases.n(),
                "the same team's incidents: as many long ones and as many "
                        + named.when()
                        + ", dealt out anew",
                named.question(),
                cases.ofPeople(timeline.people()));
    }
}
