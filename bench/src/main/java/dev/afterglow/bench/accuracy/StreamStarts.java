package dev.afterglow.bench.accuracy;

import java.util.Random;

/// A generated stream of starts per minute: a day with an evening peak, a week with a busier weekend, growth,
/// holidays, counting noise and slow noise that is the same for everybody. Any minute can be asked for in order.
final class StreamStarts {
    static final long STEP = 60_000;
    private static final int DAY = 1440;
    private static final double GROWTH_PER_WEEK = 0.01;

    private final double startsPerMinute;
    private final Random random;
    private double slow;
    private int minute;

    /// @param startsPerMinute mean over the week, at the beginning
    StreamStarts(double startsPerMinute, int seed) {
        this.startsPerMinute = startsPerMinute;
        random = new Random(seed);
    }

    /// Starts in the next minute when a share of people cannot start.
    double next(double lost) {
        slow = 0.98 * slow + 0.004 * random.nextGaussian();
        double expected = startsPerMinute * shape(minute++) * (1 + slow) * (1 - lost);
        double noisy = expected + Math.sqrt(expected) * random.nextGaussian();
        return Math.max(0, Math.rint(noisy));
    }

    private static double shape(int minute) {
        double hour = minute % DAY / 60.0;
        int day = minute / DAY;
        double evening = Math.exp(-Math.pow(wrapped(hour - 20.5) / 3.2, 2));
        double noon = 0.45 * Math.exp(-Math.pow(wrapped(hour - 13) / 4, 2));
        boolean weekend = day % 7 >= 5;
        boolean holiday = day % 23 == 11;
        double busy = (weekend ? 1.2 : 1) * (holiday ? 1.25 : 1);
        double morning =
                weekend || holiday ? 0.2 * Math.exp(-Math.pow(wrapped(hour - 10) / 2, 2)) : 0;
        double growth = Math.pow(1 + GROWTH_PER_WEEK, day / 7.0);
        return growth * busy * (0.25 + 1.75 * evening + noon + morning);
    }

    /// Hours around the clock, −12 to 12.
    private static double wrapped(double hours) {
        return hours > 12 ? hours - 24 : hours < -12 ? hours + 24 : hours;
    }
}
