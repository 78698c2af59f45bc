package dev.afterglow.bench.accuracy;

import java.util.Random;

/// A generated stream of starts per minute: a day with an evening peak, a week with a busier
/// weekend, growth,
/// holidays, counting noise and slow noise that is the same for everybody.
final class StreamStarts {
    static final long STEP = 60_000;
    private static final int DAY = 1440;
    private static final double GROWTH_PER_WEEK = 0.01;

    private final double[] expected;
    private final double[] noise;

    /// @param startsPerMinute mean over the week, at the beginning
    /// @param minutes how long the stream is
    StreamStarts(double startsPerMinute, int minutes, int seed) {
        Random random = new Random(seed);
        expected = new double[minutes];
        noise = new double[minutes];
        double slow = 0;
        for (int i = 0; i < minutes; i++) {
            slow = 0.98 * slow + 0.004 * random.nextGaussian();
            expected[i] = startsPerMinute * shape(i) * (1 + slow);
            noise[i] = random.nextGaussian();
        }
    }

    /// Starts in a minute in which a share of people cannot start.
    double at(int minute, double lost) {
        double mean = expected[minute] * (1 - lost);
        return Math.max(0, Math.rint(mean + Math.sqrt(mean) * noise[minute]));
    }

    private static double shape(int minute) {
        double hour = minute % DAY / 60.0;
        int day = minute / DAY;
        double evening = Math.exp(-Math.pow(wrapped(hour - 20.5) / 3.2, 2));
        double noon = 0.45 * Math.exp(-Math.pow(wrapped(hour - 13) / 4, 2));
        double growth = Math.pow(1 + GROWTH_PER_WEEK, day / 7.0);
        return growth * busy(minute) * (0.25 + 1.75 * evening + noon);
    }

    /// How busy the day is; one day turns into the next over 24 hours, from noon to noon.
    private static double busy(int minute) {
        double sinceNoon = (minute + DAY / 2.0) / DAY;
        int day = (int) sinceNoon;
        double part = sinceNoon - day;
        return busyDay(day - 1) * (1 - part) + busyDay(day) * part;
    }

    private static double busyDay(int day) {
        boolean weekend = Math.floorMod(day, 7) >= 5;
        boolean holiday = Math.floorMod(day, 23) == 11;
        return (weekend ? 1.2 : 1) * (holiday ? 1.25 : 1);
    }

    /// Hours around the clock, −12 to 12.
    private static double wrapped(double hours) {
        return hours > 12 ? hours - 24 : hours < -12 ? hours + 24 : hours;
    }
}
