package dev.afterglow.patterns;

import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.ExactStrata;
import dev.afterglow.statistics.WeekShifts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

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
                look(timeline, "nobody-there", (known, away) -> away == known),
                each(timeline, chance));
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
            cases.add(incident, isSo, awayAt(timeline, incident.service(), incident.start()));
            chances.add((double) exposed / alike.length);
        }
        double[] array = chances.stream().mapToDouble(Double::doubleValue).toArray();
        return new Look(
                subject,
                Sample.of(ExactStrata.ofChances(array, cases.observed())),
                cases.n(),
                BASELINE,
                question(),
                cases.ofPeople(timeline.people()));
    }

    private static boolean isSo(Timeline timeline, String service, long at, Asked asked) {
        int known = knowersAt(timeline, service, at).size();
        return known > 0 && asked.of(known, awayAt(timeline, service, at).size());
    }

    private static List<Integer> knowersAt(Timeline timeline, String service, long at) {
        return timeline.knowersOf(service).stream()
                .filter(knower -> knower.knowsOn(timeline.people().dayOf(knower.person(), at)))
                .map(Timeline.Knower::person)
                .distinct()
                .toList();
    }

    private static List<Integer> awayAt(Timeline timeline, String service, long at) {
        return knowersAt(timeline, service, at).stream()
                .filter(person -> timeline.people().isAway(person, at))
                .toList();
    }

    /// Counts each of them: one who knew, away at an incident. Leave comes in blocks and one block
    /// may lie on many incidents, so everybody's leave is moved by whole weeks as well; the one of
    /// the two that leaves less counts.
    private Look each(Timeline timeline, Chance chance) {
        People people = timeline.people();
        Cases cases = new Cases();
        List<Double> chances = new ArrayList<>();
        List<WeekShifts.Case> pairs = new ArrayList<>();
        int away = 0;
        long firstDay = Math.floorDiv(timeline.begin(), Timeline.DAY) - 1;
        for (Timeline.Incident incident : timeline.incidents()) {
            List<Integer> those = awayAt(timeline, incident.service(), incident.start());
            List<Integer> known = knowersAt(timeline, incident.service(), incident.start());
            long[] alike = timeline.alike(incident.start());
            for (int person : known) {
                long hits =
                        LongStream.of(alike)
                                .filter(moment -> people.isAway(person, moment))
                                .count();
                chances.add((double) hits / alike.length);
                int day = (int) (people.dayOf(person, incident.start()) - firstDay);
                pairs.add(new WeekShifts.Case(person, day));
            }
            away += those.size();
            if (!known.isEmpty()) {
                cases.add(incident, !those.isEmpty(), those);
            }
        }
        double[] array = chances.stream().mapToDouble(Double::doubleValue).toArray();
        return new Look(
                "each-away",
                Sample.both(
                        Sample.of(ExactStrata.ofChances(array, away)),
                        Sample.of(shifted(timeline, chance, pairs))),
                pairs.size(),
                BASELINE + ", and everybody's leave moved by whole weeks",
                "What did each of them carry alone that day?",
                cases.ofPeople(people));
    }

    private static ChanceTally.Outcome shifted(
            Timeline timeline, Chance chance, List<WeekShifts.Case> pairs) {
        long firstDay = Math.floorDiv(timeline.begin(), Timeline.DAY) - 1;
        long lastDay = Math.floorDiv(timeline.end(), Timeline.DAY) + 1;
        int days = (int) (lastDay - firstDay) / 7 * 7 + 7;
        List<BitSet> calendars = new ArrayList<>();
        for (int person = 0; person < timeline.people().size(); person++) {
            calendars.add(timeline.people().awayDays(person, firstDay, days));
        }
        WeekShifts shifts = new WeekShifts(calendars, pairs, days);
        return chance.test("someone-who-knew/each-away", shifts.observed(), shifts::draw);
    }
}
