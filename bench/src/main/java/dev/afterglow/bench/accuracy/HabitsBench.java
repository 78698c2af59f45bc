package dev.afterglow.bench.accuracy;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.DetectorSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// How many false pages a month come on series of many kinds, one asked for, once the first weeks
/// are over; the settings are those of a metric of which nothing is said.
final class HabitsBench {
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final int SEEDS = 3;
    private static final List<Length> LENGTHS =
            List.of(new Length(1, 70, 21), new Length(5, 90, 21), new Length(60, 240, 42));

    private final PrintStream out;

    /// @param step in minutes
    /// @param learnt days after which is counted
    private record Length(int step, int days, int learnt) {}

    HabitsBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        out.println("## Series of many kinds: false pages in 30 days, one asked for\n");
        out.printf(
                "Mean of %d seeds; counted after 21 days (42 at hourly steps) of 70, 90 and "
                        + "240.%n%n",
                SEEDS);
        out.println("| series | 1 min | 5 min | 1 hour |");
        out.println("|---|---|---|---|");
        for (Habits.Habit habit : Habits.all()) {
            out.printf("| %s |", habit.name());
            LENGTHS.forEach(length -> out.printf(" %.1f |", mean(habit, length)));
            out.println();
        }
        out.println();
    }

    private static double mean(Habits.Habit habit, Length length) {
        double sum = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            sum += pages(habit.shape().get(), length, seed);
        }
        return sum / SEEDS * 30 / (length.days() - length.learnt());
    }

    private static int pages(Habits.Shape shape, Length length, int seed) {
        Detector detector =
                Detector.of(
                        DetectorSettings.of(Duration.ofMinutes(length.step()))
                                .withPagesPerMonth(1));
        Random random = new Random(seed);
        int pages = 0;
        boolean open = false;
        for (int minute = 0; minute < length.days() * 1440; minute += length.step()) {
            double value = shape.at(minute, random);
            boolean now = detector.next(START + minute * 60_000L, value).isDeviating();
            pages += now && !open && minute >= length.learnt() * 1440 ? 1 : 0;
            open = now;
        }
        return pages;
    }
}
