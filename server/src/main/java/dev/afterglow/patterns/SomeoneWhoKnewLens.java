package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Was somebody away who knew the service? With enough people somebody always is: so the chance is
/// counted on the same weekday at the same time in the other weeks of the quarter.
///
/// Exposure: calendars of those who know the service. Denominator: those moments.
final class SomeoneWhoKnewLens implements Lens {

    private static final String BASELINE =
            "the same weekday and hour in the other weeks of the quarter, with that day's leave";

    @Override
    public String name() {
        return "someone-who-knew";
    }

    @Override
    public String question() {
        return "When they were there, how did people find them?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.ABSENCES, Table.KNOWLEDGE);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        return List.of(
                look(timeline, "somebody-away", (known, away) -> away > 0),
                look(timeline, "nobody-there", (known, away) -> away == known));
    }

    /// Whether so many of so many away is what is asked about.
    private interface Asked {
        boolean of(int known, int away);
    }

    private Look look(Timeline timeline, String subject, Asked asked) {
        Cases cases = new Cases();
        List<Double> chances = new ArrayList<>();
        for (Timeline.Incident incident : timeline.incidents()) {
            if (timeline.knowersOf(incident.service()).isEmpty()) {
                continue;
            }
            int exposed = 0;
            long[] alike = timeline.alike(incident.start());
            for (long moment : alike) {
                exposed += isSo(timeline, incident.service(), moment, asked) ? 1 : 0;
            }
            boolean isSo = isSo(timeline, incident.service(), incident.start(), asked);
            cases.add(incident, isSo, timeline.knowersOf(incident.service()).get(0).person());
            chances.add((double) exposed / alike.length);
        }
        double[] array = chances.stream().mapToDouble(Double::doubleValue).toArray();
        return new Look(
                subject,
                Sample.of(ExactStrata.ofChances(array, cases.observed())),
                cases.n(),
                BASELINE,
                question(),
                cases.ofPeople());
    }

    private static boolean isSo(Timeline timeline, String service, long at, Asked asked) {
        int known = 0;
        int away = 0;
        for (Timeline.Knower knower : timeline.knowersOf(service)) {
            if (knower.knowsOn(timeline.people().dayOf(knower.person(), at))) {
                known++;
                away += timeline.people().isAway(knower.person(), at) ? 1 : 0;
            }
        }
        return known > 0 && asked.of(known, away);
    }
}
