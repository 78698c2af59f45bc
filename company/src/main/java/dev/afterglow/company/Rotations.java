package dev.afterglow.company;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// The rotations of one team before anybody is replaced.
final class Rotations {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int WINDOW_HOURS = 8;

    private final CompanySettings settings;
    private final Organisation organisation;
    private final int team;
    private final LocalDate first;
    private final ZoneId zone;
    private final Organisation.Rota rota;

    Rotations(CompanySettings settings, Organisation organisation, int team) {
        this.settings = settings;
        this.organisation = organisation;
        this.team = team;
        rota = organisation.rotas().get(team);
        boolean sun = rota == Organisation.Rota.FOLLOW_THE_SUN;
        zone = sun ? ZoneId.of("UTC") : organisation.teams().get(team).sites().get(0).zone();
        first = settings.start().minusDays(7).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    ZoneId zone() {
        return zone;
    }

    List<Schedule.Layer> layers() {
        List<Schedule.Layer> layers = new ArrayList<>();
        if (rota != Organisation.Rota.FOLLOW_THE_SUN) {
            boolean weekly = rota == Organisation.Rota.WEEKLY;
            layers.add(
                    new Schedule.Layer(
                            weekly ? "week" : "day",
                            ids(everybody()),
                            weekly ? "weekly" : "daily",
                            weekly ? "mon 09:00" : "09:00",
                            first,
                            ""));
            return layers;
        }
        for (int window = 0; window < 3; window++) {
            layers.add(
                    new Schedule.Layer(
                            List.of("east", "middle", "west").get(window),
                            ids(at(window)),
                            "weekly",
                            "mon 00:00",
                            first,
                            "mon-sun %02d:00-%02d:00"
                                    .formatted(
                                            window * WINDOW_HOURS,
                                            (window + 1) * WINDOW_HOURS % 24)));
        }
        return layers;
    }

    List<Turn> turns() {
        return switch (rota) {
            case WEEKLY -> regular(7);
            case DAILY -> regular(1);
            case FOLLOW_THE_SUN -> sunny();
        };
    }

    private List<Turn> regular(int days) {
        int[] people = everybody();
        List<Turn> turns = new ArrayList<>();
        LocalDate day = first;
        for (int turn = 0; day.isBefore(settings.end().plusDays(1)); turn++) {
            LocalDate next = day.plusDays(days);
            turns.add(new Turn(team, people[turn % people.length], morning(day), morning(next)));
            day = next;
        }
        return turns;
    }

    private List<Turn> sunny() {
        List<Turn> turns = new ArrayList<>();
        int day = 0;
        for (LocalDate date = first; date.isBefore(settings.end()); date = date.plusDays(1)) {
            long midnight = date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            for (int window = 0; window < 3; window++) {
                int[] people = at(window);
                long from = midnight + (long) window * WINDOW_HOURS * LocalDays.HOUR;
                int person = people[(day / 7) % people.length];
                turns.add(new Turn(team, person, from, from + 8 * LocalDays.HOUR));
            }
            day++;
        }
        return turns;
    }

    private long morning(LocalDate date) {
        return date.atTime(MORNING).atZone(zone).toEpochSecond();
    }

    private int[] everybody() {
        return organisation.members()[team];
    }

    /// Whose day it is in a window of UTC: of Singapore, then Europe, then the Americas.
    private int[] at(int window) {
        List<Integer> there = new ArrayList<>();
        for (int person : everybody()) {
            if (windowOf(organisation.people().get(person).site()) == window) {
                there.add(person);
            }
        }
        return there.isEmpty() ? everybody() : there.stream().mapToInt(i -> i).toArray();
    }

    private static int windowOf(Site site) {
        return switch (site) {
            case SINGAPORE, BENGALURU, OSAKA -> 0;
            case LISBON, COPENHAGEN, KRAKOW, ACCRA -> 1;
            case LOS_GATOS, TORONTO, SAO_PAULO -> 2;
        };
    }

    private List<String> ids(int[] people) {
        List<String> ids = new ArrayList<>();
        for (int person : people) {
            ids.add(organisation.personId(person));
        }
        return ids;
    }
}
