package dev.afterglow.statistics;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// Tests whether cases fall on exposed days, by moving each person's calendar around in whole
/// weeks.
///
/// A shift keeps weekdays, the length of every absence and the clustering of the cases; it breaks
/// only where the one lies on the other. Days that leave the end come back at the beginning. The
/// idea is the random shift of one of two series (Lotwick and Silverman 1982, *JRSS B* 44:406, for
/// point patterns on a torus); seasons that cases and calendars share are not kept, so use it
/// beside matched times.
///
/// @param calendars for each person the exposed days, counted from the first day looked at
/// @param cases person and day of each case
/// @param days how many days were looked at; those after the last whole week are left out
public record WeekShifts(List<BitSet> calendars, List<Case> cases, int days) {

    /// One case: who (index of a calendar) and on which day.
    public record Case(int person, int day) {}

    public WeekShifts {
        calendars = List.copyOf(calendars);
        int whole = days / 7 * 7;
        for (Case each : cases) {
            if (each.person() < 0 || each.person() >= calendars.size() || each.day() < 0) {
                throw new IllegalArgumentException("a case outside the calendars: " + each);
            }
        }
        cases = cases.stream().filter(each -> each.day() < whole).toList();
    }

    /// How many cases fall on an exposed day.
    public int observed() {
        int hits = 0;
        for (Case each : cases) {
            hits += calendars.get(each.person()).get(each.day()) ? 1 : 0;
        }
        return hits;
    }

    /// The exact mean over all shifts.
    public double expected() {
        int weeks = days / 7;
        double mean = 0;
        for (Case each : cases) {
            for (int week = 0; week < weeks; week++) {
                mean +=
                        calendars.get(each.person()).get(each.day() % 7 + 7 * week)
                                ? 1.0 / weeks
                                : 0;
            }
        }
        return mean;
    }

    /// The permutation test: every person's calendar moves by its own random number of weeks.
    public ChanceTally.Outcome test(ChanceTally.Plan plan, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return SequentialPermutation.test(observed(), () -> draw(random), plan);
    }

    /// How many cases fall on an exposed day in one draw from chance.
    public double draw(SplittableRandom random) {
        int weeks = Math.max(1, days / 7);
        int[] shift = new int[calendars.size()];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = 7 * random.nextInt(weeks);
        }
        return hits(shift);
    }

    private int hits(int[] shift) {
        int whole = days / 7 * 7;
        int hits = 0;
        for (Case each : cases) {
            int day = each.day() + shift[each.person()];
            hits += calendars.get(each.person()).get(day >= whole ? day - whole : day) ? 1 : 0;
        }
        return hits;
    }
}
