package dev.afterglow.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Series of many kinds that live as they always do: whatever opens on them is a false page.
final class Habits {
    private static final int MINUTES = 1440;

    private Habits() {}

    /// A value at a time.
    interface Shape {
        /// @param minute since a Monday at 00:00
        /// @return `NaN` where the sample is missing
        double at(int minute, Random random);
    }

    /// A kind of series; each is made anew, since some remember where they were.
    record Habit(String name, Supplier<Shape> shape) {}

    static List<Habit> all() {
        List<Habit> all = new ArrayList<>();
        add(all, "daily", (minute, random) -> noisy(daily(minute), 0.02, random));
        add(all, "weekend at .6", Habits::weekly);
        add(all, "weekend at .6, a tenth missing, gaps", Habits::gappy);
        add(
                all,
                "weekend at .6, 10 % growth a week",
                (minute, random) ->
                        weekly(minute, random) * Math.pow(1.1, minute / (7.0 * MINUTES)));
        add(all, "daily, t3 noise of 3 %", Habits::heavy);
        add(all, "daily, noise by day ten times that by night", Habits::loudByDay);
        add(
                all,
                "counts, 50 at a time",
                (minute, random) -> poisson(dailyShare(minute) * 50, random));
        add(
                all,
                "counts, 3 at a time",
                (minute, random) -> poisson(dailyShare(minute) * 3, random));
        add(all, "counts, .5 at a time, flat", (minute, random) -> poisson(0.5, random));
        add(all, "flat", (minute, random) -> noisy(100, 0.02, random));
        add(
                all,
                "flat, lognormal",
                (minute, random) -> 100 * Math.exp(0.5 * random.nextGaussian()));
        add(all, "constant", (minute, random) -> 42);
        add(all, "constant, flickers", (minute, random) -> random.nextInt(50) == 0 ? 42.01 : 42);
        add(all, "tiny", (minute, random) -> 1e-12 * noisy(daily(minute), 0.02, random));
        add(all, "huge", (minute, random) -> 1e11 * noisy(daily(minute), 0.02, random));
        add(all, "negative", (minute, random) -> -noisy(daily(minute), 0.02, random));
        add(
                all,
                "success ratio of .995",
                (minute, random) -> 1 - poisson(0.005 * 2_000, random) / 2_000);
        add(all, "ten minutes at 03:00, five times", batch(MINUTES, 180, 10));
        add(all, "ten minutes every hour, five times", batch(60, 0, 10));
        add(all, "one minute every hour, five times", batch(60, 0, 1));
        add(all, "one minute every quarter, five times", batch(15, 0, 1));
        add(all, "office: nothing by night and at weekends", Habits::office);
        add(all, "clock changes on day 40", Habits::clockChanges);
        all.add(new Habit("slow noise of 5 %", SlowNoise::new));
        all.add(new Habit("random walk", RandomWalk::new));
        return all;
    }

    private static void add(List<Habit> all, String name, Shape shape) {
        all.add(new Habit(name, () -> shape));
    }

    private static double noisy(double value, double share, Random random) {
        return value * (1 + share * random.nextGaussian());
    }

    private static double daily(int minute) {
        return 1000 + 600 * Math.sin(2 * Math.PI * minute / MINUTES);
    }

    private static double dailyShare(int minute) {
        return daily(minute) / 1000;
    }

    private static boolean isWeekend(int minute) {
        return minute / MINUTES % 7 >= 5;
    }

    private static double weekly(int minute, Random random) {
        return noisy(daily(minute) * (isWeekend(minute) ? 0.6 : 1), 0.02, random);
    }

    private static double gappy(int minute, Random random) {
        boolean isGap = minute / (6 * 60) % 27 == 13;
        double value = weekly(minute, random);
        return isGap || random.nextInt(10) == 0 ? Double.NaN : value;
    }

    private static double heavy(int minute, Random random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            squares += Math.pow(random.nextGaussian(), 2);
        }
        return daily(minute) * (1 + 0.03 * random.nextGaussian() / Math.sqrt(squares / 3));
    }

    private static double loudByDay(int minute, Random random) {
        int hour = minute / 60 % 24;
        return noisy(daily(minute), hour >= 8 && hour < 20 ? 0.05 : 0.005, random);
    }

    private static Shape batch(int every, int from, int minutes) {
        return (minute, random) -> {
            int since = Math.floorMod(minute - from, every);
            return noisy(since < minutes ? 500 : 100, 0.02, random);
        };
    }

    private static double office(int minute, Random random) {
        int hour = minute / 60 % 24;
        boolean isOpen = !isWeekend(minute) && hour >= 8 && hour < 18;
        return isOpen ? noisy(500, 0.05, random) : 0;
    }

    private static double clockChanges(int minute, Random random) {
        return noisy(daily(minute / MINUTES >= 40 ? minute + 60 : minute), 0.02, random);
    }

    /// Knuth's for small means, the normal's nearest whole number for large ones.
    private static double poisson(double mean, Random random) {
        if (mean > 30) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; count++) {
            product *= random.nextDouble();
        }
        return count;
    }

    private static final class SlowNoise implements Shape {
        private double off;

        @Override
        public double at(int minute, Random random) {
            off = 0.99 * off + 0.007 * random.nextGaussian();
            return daily(minute) * (1 + off);
        }
    }

    private static final class RandomWalk implements Shape {
        private double value = 1000;

        @Override
        public double at(int minute, Random random) {
            value += random.nextGaussian();
            return value;
        }
    }
}
