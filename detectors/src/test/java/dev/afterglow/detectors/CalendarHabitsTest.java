package dev.afterglow.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What comes back at the same time of the day or of the week is learnt, however sudden it is; and
/// what is missing is neither a fall nor an excuse.
class CalendarHabitsTest {
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final long SEED = 20_261_128;

    private interface Shape {
        double at(double day, Random random);
    }

    /// Deviations that open after the first weeks, 30 days' worth.
    private static double pagesAMonth(Duration step, int days, Shape shape) {
        Detector detector = Detector.of(DetectorSettings.of(step));
        Random random = new Random(SEED);
        double samplesADay = (double) Season.DAY_MILLIS / step.toMillis();
        int learnt = (int) (22 * samplesADay);
        int opened = 0;
        boolean open = false;
        for (int i = 0; i < days * samplesADay; i++) {
            double value = shape.at(i / samplesADay, random);
            boolean now = detector.next(START + i * step.toMillis(), value).isDeviating();
            opened += now && !open && i > learnt ? 1 : 0;
            open = now;
        }
        return opened * 30.0 / (days - 22);
    }

    private static double daily(double day) {
        return 1000 + 600 * Math.sin(2 * Math.PI * day);
    }

    /// From 03:00 to 03:10.
    private static boolean isBatch(double day) {
        long minute = Math.round(day * 1440) % 1440;
        return minute >= 180 && minute < 190;
    }

    private static double noisy(double value, Random random) {
        return value * (1 + 0.02 * random.nextGaussian());
    }

    @Test
    void a_batch_at_three_every_night_is_expected_soon() {
        Shape nightly = (day, random) -> noisy(isBatch(day) ? 500 : 100, random);

        assertThat(pagesAMonth(Duration.ofMinutes(1), 52, nightly))
                .as("seed " + SEED)
                .isLessThan(4);
        assertThat(pagesAMonth(Duration.ofMinutes(5), 82, nightly))
                .as("seed " + SEED)
                .isLessThan(4);
    }

    @Test
    void a_batch_every_hour_is_expected_however_short() {
        for (int minutes : new int[] {1, 10}) {
            Shape hourly =
                    (day, random) ->
                            noisy(Math.round(day * 1440) % 60 < minutes ? 500 : 100, random);

            assertThat(pagesAMonth(Duration.ofMinutes(1), 52, hourly))
                    .as(minutes + " minutes, seed " + SEED)
                    .isLessThan(2);
        }
    }

    @Test
    void a_weekend_that_begins_at_midnight_is_expected() {
        Shape weekly = (day, random) -> noisy(daily(day) * ((int) day % 7 >= 5 ? 0.6 : 1), random);

        assertThat(pagesAMonth(Duration.ofMinutes(1), 52, weekly)).as("seed " + SEED).isLessThan(2);
        assertThat(pagesAMonth(Duration.ofMinutes(5), 82, weekly)).as("seed " + SEED).isLessThan(2);
        assertThat(pagesAMonth(Duration.ofHours(1), 142, weekly)).as("seed " + SEED).isLessThan(2);
    }

    @Test
    void what_is_missing_does_not_page_when_it_comes_back() {
        Shape gappy =
                (day, random) ->
                        day * 4 % 7 < 1 || random.nextInt(10) == 0
                                ? Double.NaN
                                : noisy(daily(day), random);

        assertThat(pagesAMonth(Duration.ofMinutes(1), 52, gappy)).as("seed " + SEED).isLessThan(2);
        assertThat(pagesAMonth(Duration.ofMinutes(5), 82, gappy)).as("seed " + SEED).isLessThan(2);
    }

    @Test
    void a_row_that_says_it_is_missing_is_the_same_as_no_row() {
        Detector told = Detector.of(DetectorSettings.of(Duration.ofMinutes(5)));
        Detector untold = Detector.of(DetectorSettings.of(Duration.ofMinutes(5)));
        Random random = new Random(SEED);
        for (int i = 0; i < 3000; i++) {
            long at = START + i * 300_000L;
            double value = noisy(daily(i / 288.0), random);
            boolean missing = i % 500 > 440 || i % 7 == 0;
            told.next(at, missing ? Double.NaN : value);
            if (!missing) {
                untold.next(at, value);
                assertThat(told.verdict().score()).isEqualTo(untold.verdict().score());
            }
        }
    }

    @Test
    void a_rare_flicker_of_a_still_series_is_soon_ordinary() {
        Shape flicker = (day, random) -> 42 + (random.nextInt(50) == 0 ? 1 : 0);

        assertThat(pagesAMonth(Duration.ofMinutes(5), 82, flicker))
                .as("seed " + SEED)
                .isLessThan(3);
    }

    @Test
    void a_fall_on_an_expected_weekend_is_still_found() {
        Detector detector = Detector.of(DetectorSettings.of(Duration.ofMinutes(5)));
        Random random = new Random(SEED);
        int weeks = 5 * 7 * 288;
        int fall = weeks + 5 * 288 + 180;
        boolean before = false;
        boolean found = false;
        for (int i = 0; i < fall + 6; i++) {
            double weekend = i / 288 % 7 >= 5 ? 0.6 : 1;
            double value = noisy(daily(i / 288.0) * weekend, random) * (i >= fall ? 0.25 : 1);
            boolean now = detector.next(START + i * 300_000L, value).isDeviating();
            before |= now && i >= weeks && i < fall;
            found |= now && i >= fall;
        }
        assertThat(before).as("seed " + SEED).isFalse();
        assertThat(found).as("seed " + SEED).isTrue();
    }
}
