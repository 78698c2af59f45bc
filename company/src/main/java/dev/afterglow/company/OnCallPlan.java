package dev.afterglow.company;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The schedules of all teams over the period, and who is on call when.
///
/// Weekly turns change on Monday at 09:00, daily ones at 09:00, where the team's first site is. A
/// team that follows the sun has a layer for each site, eight hours of UTC each. Whoever would be
/// away is replaced by an override: by the next in the rotation who is there, else by anybody who
/// is.
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
}
