package dev.afterglow.company;

import java.util.BitSet;

/// Which nights were broken by a page: one between 22:00 and 07:00 where the person is.
/// A night belongs to the day on which it ends.
final class Nights {
    private static final int EVENING = 22 * LocalDays.HOUR;
    private static final int MORNING = 7 * LocalDays.HOUR;

    private final LeaveCalendar leave;
    private final BitSet[] broken;

    Nights(Organisation organisation, LeaveCalendar leave) {
        this.leave = leave;
        broken = new BitSet[organisation.people().size()];
        for (int person = 0; person < broken.length; person++) {
            broken[person] = new BitSet();
        }
    }

    void paged(int person, long at) {
        LocalDays days = leave.daysOf(person);
        int second = days.secondOf(at);
        int day = days.dayOf(at);
        if (second >= EVENING) {
            broken[person].set(day + 1);
        } else if (second < MORNING) {
            broken[person].set(day);
        }
    }

    boolean wasBroken(int person, int day) {
        return broken[person].get(day);
    }

    /// The night that ended on the local day of this instant.
    boolean wasBrokenAt(int person, long at) {
        return broken[person].get(leave.daysOf(person).dayOf(at));
    }
}
