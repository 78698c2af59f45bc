package dev.afterglow.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The schedules of all teams over the period, and who is on call when.
///
/// Weekly turns change on Monday at 09:00, daily ones at 09:00, where the team's first site is. A team
/// that follows the sun has a layer for each site, eight hours of UTC each. Whoever would be away is
/// replaced by an override: by the next in the rotation who is there, else by anybody who is.
final class OnCallPlan {
    private final CompanySettings settings;
    private final Organisation organisation;
    private final LeaveCalendar leave;
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<List<Turn>> shifts = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final long begin;
    private final long end;

    OnCallPlan(CompanySettings settings, Organisation organisation, LeaveCalendar leave) {
        this.settings = settings;
        this.organisation = organisation;
        this.leave = leave;
        begin = settings.start().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        end = settings.end().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        for (int team = 0; team < organisation.teams().size(); team++) {
            plan(team);
        }
    }

    List<Schedule> schedules() {
        return schedules;
    }

    List<Gap> gaps() {
        return gaps;
    }

    String scheduleId(int team) {
        return schedules.get(team).id();
    }

    /// Who is on call for a team at an instant; -1 in a gap.
    int onCall(int team, long at) {
        List<Turn> turns = shifts.get(team);
        int low = 0;
        int high = turns.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Turn turn = turns.get(middle);
            if (turn.to() <= at) {
                low = middle + 1;
            } else if (turn.from() > at) {
                high = middle - 1;
            } else {
                return turn.person();
            }
        }
        return -1;
    }

    List<Shift> shifts() {
        List<Shift> all = new ArrayList<>();
        for (int team = 0; team < shifts.size(); team++) {
            for (Turn turn : merged(shifts.get(team))) {
                all.add(
                        new Shift(
                                scheduleId(team),
                                organisation.personId(turn.person()),
                                Instant.ofEpochSecond(turn.from()),
                                Instant.ofEpochSecond(turn.to())));
            }
        }
        all.sort(Comparator.comparing(Shift::from));
        return all;
    }

    private static List<Turn> merged(List<Turn> turns) {
        List<Turn> merged = new ArrayList<>();
        for (Turn turn : turns) {
            Turn last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.person() == turn.person() && last.to() == turn.from()) {
                merged.set(
                        merged.size() - 1,
                        new Turn(turn.team(), turn.person(), last.from(), turn.to()));
            } else {
                merged.add(turn);
            }
        }
        return merged;
    }

    private void plan(int team) {
        Rotations rotations = new Rotations(settings, organisation, team);
        List<Turn> kept = new ArrayList<>();
        List<Schedule.Substitution> overrides = new ArrayList<>();
        for (Turn turn : rotations.turns()) {
            long from = Math.max(begin, turn.from());
            long to = Math.min(end, turn.to());
            if (from < to) {
                staff(new Turn(team, turn.person(), from, to), kept, overrides);
            }
        }
        shifts.add(kept);
        Team owner = organisation.teams().get(team);
        schedules.add(
                new Schedule(
                        owner.id() + "-primary",
                        owner.id(),
                        rotations.zone(),
                        rotations.layers(),
                        overrides));
    }

    private void staff(Turn turn, List<Turn> kept, List<Schedule.Substitution> overrides) {
        if (isThere(turn.person(), turn)) {
            kept.add(turn);
            return;
        }
        int substitute = substitute(turn);
        if (substitute >= 0) {
            kept.add(new Turn(turn.team(), substitute, turn.from(), turn.to()));
            overrides.add(
                    new Schedule.Substitution(
                            Instant.ofEpochSecond(turn.from()),
                            Instant.ofEpochSecond(turn.to()),
                            organisation.personId(substitute),
                            "away"));
        } else if (turn.to() - turn.from() > 24 * LocalDays.HOUR) {
            long middle = turn.from() + 24 * LocalDays.HOUR;
            staff(new Turn(turn.team(), turn.person(), turn.from(), middle), kept, overrides);
            staff(new Turn(turn.team(), turn.person(), middle, turn.to()), kept, overrides);
        } else {
            String schedule = organisation.teams().get(turn.team()).id() + "-primary";
            gaps.add(
                    new Gap(
                            schedule,
                            Instant.ofEpochSecond(turn.from()),
                            Instant.ofEpochSecond(turn.to())));
        }
    }

    private boolean isThere(int person, Turn turn) {
        LocalDays days = leave.daysOf(person);
        int last = days.dayOf(turn.to() - 1);
        for (int day = days.dayOf(turn.from()); day <= last; day++) {
            if (leave.isAway(person, day)) {
                return false;
            }
        }
        return true;
    }

    private int substitute(Turn turn) {
        int[] team = organisation.members()[turn.team()];
        int place = 0;
        while (team[place] != turn.person()) {
            place++;
        }
        boolean nearby = organisation.rotas().get(turn.team()) == Organisation.Rota.FOLLOW_THE_SUN;
        for (int pass = nearby ? 0 : 1; pass < 2; pass++) {
            for (int step = 1; step < team.length; step++) {
                int mate = team[(place + step) % team.length];
                if ((pass == 1 || siteOf(mate) == siteOf(turn.person())) && isThere(mate, turn)) {
                    return mate;
                }
            }
        }
        int people = organisation.people().size();
        for (int step = 1; step < Math.min(people, 200); step++) {
            int anybody = (turn.person() + step) % people;
            if (isThere(anybody, turn)) {
                return anybody;
            }
        }
        return -1;
    }

    private Site siteOf(int person) {
        return organisation.people().get(person).site();
    }

    /// The rotations of one team before anybody is replaced.
    private static final class Rotations {
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
            zone = sun ? ZoneOffset.UTC : organisation.teams().get(team).sites().get(0).zone();
            first =
                    settings.start()
                            .minusDays(7)
                            .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
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
                turns.add(
                        new Turn(team, people[turn % people.length], morning(day), morning(next)));
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
}
