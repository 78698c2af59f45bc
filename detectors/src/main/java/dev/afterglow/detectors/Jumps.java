package dev.afterglow.detectors;

/// Sudden moves that come back at the same time of day: a batch at 03:00, offices that open, a
/// weekend that begins at midnight. A profile would smear them, and would never learn those that
/// open a deviation. They are few, so they are remembered one by one, to the second, with the days
/// of the last two weeks on which they came. A move that came twice in a row is expected the third
/// time; from the third week on it is expected on the days of the week on which it comes.
final class Jumps {
    private static final int ENTRIES = 54;

    /// Time of day in seconds, size, and history.
    private static final int NUMBERS = 3;

    private static final int DAYS = 14;
    private static final int ALL_DAYS = (1 << DAYS) - 1;
    private static final int WEEK_AGO = 1 << 6;
    private static final int FORTNIGHT_AGO = 1 << 13;
    private static final int LAST_TWO = 3;

    /// A move is sudden when it surprises by so many widths.
    private static final double SUDDEN = 5;

    private static final double GAIN = 0.3;
    private static final float FREE = -1;

    private final float[] memory;
    private final int from;

    private long last = Long.MIN_VALUE;
    private long due = Long.MIN_VALUE;
    private long passing;
    private boolean wasSudden;

    /// Uses `size()` floats of `memory` from `from` on.
    Jumps(float[] memory, int from) {
        this.memory = memory;
        this.from = from;
        for (int at = from; at < from + size(); at += NUMBERS) {
            memory[at] = FREE;
        }
    }

    /// Floats needed.
    static int size() {
        return NUMBERS * ENTRIES;
    }

    void pass(StateCursor cursor) {
        last = cursor.pass(last);
        wasSudden = cursor.pass(wasSudden);
        due = Long.MIN_VALUE;
    }

    /// Goes to a wall-clock time; answers the move that is expected since the last one, `NaN` for
    /// none.
    double at(long localMillis) {
        double expected = Double.NaN;
        passing = 0;
        if (localMillis >= due || localMillis < last) {
            for (int i = 0; i < ENTRIES && last != Long.MIN_VALUE; i++) {
                if (passes(i, localMillis)) {
                    expected = memory[from + NUMBERS * i + 1];
                }
            }
            due = next(localMillis);
        }
        last = localMillis;
        return expected;
    }

    /// Whether a known move lies between the last time and this one, and is expected to come.
    private boolean passes(int entry, long local) {
        int at = from + NUMBERS * entry;
        if (memory[at] == FREE) {
            return false;
        }
        long into = seconds(at) * 1000;
        long days =
                Math.floorDiv(local - into, Season.DAY_MILLIS)
                        - Math.floorDiv(last - into, Season.DAY_MILLIS);
        if (days < 1) {
            return false;
        }
        int history = history(at);
        boolean comes = days == 1 && comes(history);
        int age = (int) Math.min(DAYS, (history >> DAYS) + days);
        int known = days > DAYS ? 0 : history << days & ALL_DAYS;
        memory[at + 2] = age << DAYS | known;
        if (known == 0) {
            memory[at] = FREE;
            return false;
        }
        passing |= 1L << entry;
        return comes;
    }

    private static boolean comes(int history) {
        boolean lastTwo = (history & LAST_TWO) == LAST_TWO;
        if (history >> DAYS < DAYS - 1) {
            return lastTwo;
        }
        boolean weekAgo = (history & WEEK_AGO) != 0;
        boolean fortnightAgo = (history & FORTNIGHT_AGO) != 0;
        return (weekAgo && fortnightAgo) || (lastTwo && (weekAgo || fortnightAgo));
    }

    private long seconds(int at) {
        return (long) memory[at];
    }

    private int history(int at) {
        return (int) memory[at + 2];
    }

    private long next(long local) {
        long soonest = Long.MAX_VALUE;
        for (int at = from; at < from + size(); at += NUMBERS) {
            if (memory[at] != FREE) {
                long into = Math.floorMod(local - seconds(at) * 1000, Season.DAY_MILLIS);
                soonest = Math.min(soonest, local - into + Season.DAY_MILLIS);
            }
        }
        return soonest;
    }

    /// Takes note of what came at the time of the last `at`. The sample after a surprise may be one
    /// only because the level has not yet followed: where nothing moved, that is no move.
    ///
    /// @param change since the sample before
    /// @param surprise distance from what was expected without any of them
    void settle(double change, double surprise, double width) {
        boolean sudden = Math.abs(surprise) > SUDDEN * width;
        boolean echoes = wasSudden && Math.abs(change) <= SUDDEN * width;
        wasSudden = sudden;
        if (passing == 0 && !sudden) {
            return;
        }
        boolean explained = false;
        for (long open = passing; open != 0; open &= open - 1) {
            int at = from + NUMBERS * Long.numberOfTrailingZeros(open);
            double off = change - memory[at + 1];
            if (Math.abs(off) < Math.abs(surprise) / 2) {
                memory[at + 2] = history(at) | 1;
                memory[at + 1] += (float) (GAIN * off);
                explained = true;
            }
        }
        passing = 0;
        if (sudden && !explained && !echoes) {
            note(change);
        }
    }

    /// Remembers a move that was not known, instead of the one that came least often.
    private void note(double change) {
        int least = from;
        for (int at = from; at < from + size() && memory[least] != FREE; at += NUMBERS) {
            boolean better = memory[at] == FREE || worth(at) < worth(least);
            least = better ? at : least;
        }
        long second = Math.floorMod(last, Season.DAY_MILLIS) / 1000;
        memory[least] = second;
        memory[least + 1] = (float) change;
        memory[least + 2] = 1;
        due = next(last);
    }

    /// Days on which a move came; of equals the younger is worth more.
    private int worth(int at) {
        int history = history(at);
        return (DAYS + 1) * Integer.bitCount(history & ALL_DAYS) - (history >> DAYS);
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        for (int at = from; at < from + size(); at += NUMBERS) {
            memory[at + 1] *= (float) factor;
        }
    }
}
