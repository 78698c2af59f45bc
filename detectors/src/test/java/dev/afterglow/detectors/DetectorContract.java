package dev.afterglow.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// What every detector must hold, whatever it is made of. A subclass names the settings.
abstract class DetectorContract {
    static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final double TYPICAL = 1000;

    abstract DetectorSettings settings();

    /// A value that lies where a series of this kind lives, from one in thousands.
    double fit(double thousands) {
        return switch (settings().kind()) {
            case RATIO -> Math.min(1, Math.max(0, thousands / 2000));
            case GENERAL, COUNT, LATENCY -> thousands;
        };
    }

    private long step() {
        return settings().step().toMillis();
    }

    /// A day's samples, and enough of them where steps are long.
    private int day() {
        return (int) Math.max(100, Duration.ofDays(1).toMillis() / step());
    }

    private Detector fresh() {
        return Detector.of(settings());
    }

    /// A day's wave with noise.
    private List<Double> wave(int samples, long seed) {
        Random random = new Random(seed);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            double turn = 2 * Math.PI * i * step() / Duration.ofDays(1).toMillis();
            values.add(fit(TYPICAL + 300 * Math.sin(turn) + 20 * random.nextGaussian()));
        }
        return values;
    }

    private List<Verdict> run(Detector detector, List<Double> values, int from) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            verdicts.add(detector.next(START + (from + i) * step(), values.get(i)));
        }
        return verdicts;
    }

    private static void assertSound(Verdict verdict) {
        assertThat(verdict.score()).isBetween(0.0, 1.0);
        if (!Double.isNaN(verdict.expected())) {
            assertThat(verdict.expected()).isFinite();
            assertThat(verdict.low()).isLessThanOrEqualTo(verdict.expected());
            assertThat(verdict.high()).isGreaterThanOrEqualTo(verdict.expected());
        }
        if (verdict instanceof Verdict.Learning learning) {
            assertThat(learning.missing()).isPositive();
            assertThat(learning.score()).isZero();
        }
    }

    @Test
    void a_state_restored_anywhere_gives_the_same_future_bit_for_bit() {
        List<Double> values = wave(3 * day(), 1);
        for (int i = 2 * day() + 20; i < 2 * day() + 60; i++) {
            values.set(i, fit(200));
        }
        List<Verdict> whole = run(fresh(), values, 0);

        for (int cut : new int[] {0, 1, 7, day(), 2 * day() + 25, 2 * day() + 61}) {
            Detector before = fresh();
            run(before, values.subList(0, cut), 0);
            byte[] bytes = before.state().toBytes();
            Detector after = Detector.from(settings(), DetectorState.fromBytes(bytes));

            List<Verdict> rest = run(after, values.subList(cut, values.size()), cut);
            assertThat(rest).isEqualTo(whole.subList(cut, whole.size()));
        }
    }

    @Test
    void saving_a_state_changes_nothing() {
        List<Double> values = wave(2 * day(), 2);
        Detector quiet = fresh();
        Detector saved = fresh();

        for (int i = 0; i < values.size(); i++) {
            long at = START + i * step();
            saved.state();
            saved.explain();
            assertThat(saved.next(at, values.get(i))).isEqualTo(quiet.next(at, values.get(i)));
        }
    }

    @Test
    void the_same_samples_give_the_same_verdicts() {
        List<Double> values = wave(2 * day(), 3);

        assertThat(run(fresh(), values, 0)).isEqualTo(run(fresh(), values, 0));
    }

    @Test
    void every_verdict_is_sound_for_any_value() {
        Random random = new Random(4);
        double[] odd = {
            0,
            -0.0,
            1e-320,
            1e-300,
            -1e-300,
            1e300,
            -1e300,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1
        };
        for (int round = 0; round < 20; round++) {
            Detector detector = fresh();
            long at = START;
            for (int i = 0; i < 2 * day(); i++) {
                boolean strange = random.nextInt(20) == 0;
                double value =
                        strange
                                ? odd[random.nextInt(odd.length)]
                                : fit(TYPICAL + 50 * random.nextGaussian());
                at += step();
                assertSound(detector.next(at, value));
            }
            assertThat(detector.explain().sentence()).isNotBlank();
        }
    }

    @Test
    void a_constant_series_never_deviates() {
        for (double level : new double[] {0, 1, 0.1, TYPICAL, 1e12}) {
            Detector detector = fresh();
            for (int i = 0; i < 3 * day(); i++) {
                Verdict verdict = detector.next(START + i * step(), fit(level));
                assertSound(verdict);
                assertThat(verdict.isDeviating()).isFalse();
            }
        }
    }

    @Test
    void a_missing_value_is_never_zero_and_keeps_the_status() {
        List<Double> values = wave(3 * day(), 5);
        Detector detector = fresh();
        run(detector, values, 0);

        for (int i = 0; i < 50; i++) {
            Verdict verdict = detector.next(START + (3L * day() + i) * step(), Double.NaN);
            assertSound(verdict);
            assertThat(verdict.score()).isZero();
            assertThat(verdict.isDeviating()).isFalse();
        }
    }

    @Test
    void a_gap_opens_nothing_when_the_series_goes_on_as_before() {
        List<Double> values = wave(9 * day(), 6);
        Detector detector = fresh();
        run(detector, values.subList(0, 5 * day()), 0);

        int back = 5 * day() + day() / 3;
        List<Verdict> after = run(detector, values.subList(back, values.size()), back);
        assertThat(after.stream().filter(Verdict::isDeviating)).hasSizeLessThan(day() / 20);
    }

    @Test
    void late_and_repeated_samples_change_nothing() {
        List<Double> values = wave(2 * day(), 7);
        Detector clean = fresh();
        Detector untidy = fresh();

        for (int i = 0; i < values.size(); i++) {
            long at = START + i * step();
            Verdict expected = clean.next(at, values.get(i));
            assertThat(untidy.next(at, values.get(i))).isEqualTo(expected);
            assertThat(untidy.next(at, fit(0))).isEqualTo(expected);
            assertThat(untidy.next(at - 3 * step(), fit(0))).isEqualTo(expected);
        }
    }

    @Test
    void a_clock_that_jumped_far_ahead_is_set_right_again() {
        List<Double> values = wave(4 * day(), 8);
        Detector detector = fresh();
        run(detector, values.subList(0, 2 * day()), 0);
        detector.next(Instant.parse("2199-01-01T00:00:00Z").toEpochMilli(), fit(TYPICAL));

        run(detector, values.subList(2 * day(), 4 * day()), 2 * day());
        Verdict drop = detector.verdict();
        for (int i = 0; i < 30 && !drop.isDeviating(); i++) {
            drop = detector.next(START + (4L * day() + i) * step(), fit(1));
        }
        if (settings().harm() != Harm.RISE) {
            assertThat(drop.isDeviating()).isTrue();
        }
    }

    @Test
    void the_state_stays_within_its_bound() {
        int most = settings().season() == DetectorSettings.Season.WEEK ? 96 * 1024 : 3 * 1024;
        Detector detector = fresh();
        int before = detector.state().sizeBytes();

        run(detector, wave(3 * day(), 9), 0);
        assertThat(detector.state().sizeBytes()).isEqualTo(before).isLessThanOrEqualTo(most);
    }

    @Test
    void a_state_of_another_shape_is_refused() {
        DetectorState state = fresh().state();
        DetectorSettings other =
                new DetectorSettings(
                        settings().step().plusMillis(1),
                        settings().harm(),
                        settings().kind(),
                        1,
                        settings().zone(),
                        settings().season(),
                        List.of());

        assertThatThrownBy(() -> Detector.from(other, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(settings().shape());
    }

    @Test
    void one_event_in_the_harmful_direction_is_one_deviation() {
        List<Double> values = wave(6 * day(), 10);
        boolean rise = settings().harm() == Harm.RISE;
        for (int i = 5 * day() + 40; i < 5 * day() + 70; i++) {
            values.set(i, fit(rise ? 1900 : 100));
        }

        List<Verdict> verdicts = run(fresh(), values, 0);
        long opened = 0;
        for (int i = 5 * day() + 40; i < 5 * day() + 70; i++) {
            opened += opensAt(verdicts.get(i), START + i * step()) ? 1 : 0;
        }
        assertThat(opened).isEqualTo(1);
        assertThat(verdicts.get(6 * day() - 1).isDeviating()).isFalse();
    }

    @Test
    void the_harmless_direction_never_opens() {
        if (settings().harm() == Harm.BOTH) {
            return;
        }
        boolean rise = settings().harm() == Harm.RISE;
        List<Double> values = wave(6 * day(), 11);
        for (int i = 5 * day() + 40; i < 5 * day() + 70; i++) {
            values.set(i, fit(rise ? 100 : 1900));
        }

        List<Verdict> verdicts = run(fresh(), values, 0);
        for (int i = 5 * day() + 40; i < 5 * day() + 70; i++) {
            assertThat(verdicts.get(i).isDeviating()).isFalse();
        }
    }

    @Test
    void a_lasting_change_is_adopted_in_bounded_time_and_says_so_once() {
        boolean rise = settings().harm() == Harm.RISE;
        double factor = rise ? 1.4 : 0.4;
        List<Double> values = wave(12 * day(), 12);
        for (int i = 6 * day(); i < values.size(); i++) {
            values.set(i, values.get(i) * factor);
        }

        List<Verdict> verdicts = run(fresh(), values, 0);
        List<Verdict> after = verdicts.subList(6 * day(), values.size());
        long said =
                after.stream().filter(v -> v instanceof Verdict.Normal n && n.newNormal()).count();
        assertThat(after.stream().anyMatch(Verdict::isDeviating)).isTrue();
        assertThat(said).isBetween(1L, 4L);
        assertThat(after.get(after.size() - 1).isDeviating()).isFalse();
    }

    @Test
    void a_daylight_saving_change_opens_nothing_for_people_who_follow_their_clock() {
        ZoneId zone = settings().zone();
        Random random = new Random(13);
        DoubleUnaryOperator byHour = h -> TYPICAL + 400 * Math.sin(2 * Math.PI * (h - 6) / 24);
        for (String change : new String[] {"2026-03-29", "2026-10-25"}) {
            Detector detector = fresh();
            Instant from = LocalDate.parse(change).minusDays(14).atStartOfDay(zone).toInstant();
            Instant to = LocalDate.parse(change).plusDays(2).atStartOfDay(zone).toInstant();
            int deviating = 0;
            for (Instant at = from; at.isBefore(to); at = at.plusMillis(step())) {
                double hour = at.atZone(zone).toLocalTime().toSecondOfDay() / 3600.0;
                double value = fit(byHour.applyAsDouble(hour) + 15 * random.nextGaussian());
                boolean open = detector.next(at.toEpochMilli(), value).isDeviating();
                deviating += open && at.isAfter(to.minus(Duration.ofDays(2))) ? 1 : 0;
            }
            assertThat(deviating).isZero();
        }
    }

    @Test
    void scale_changes_nothing() {
        assertInvariant(settings().kind() == Kind.RATIO ? 1 : 1024, 0);
        if (settings().kind() == Kind.GENERAL) {
            assertInvariant(1.0 / (1 << 20), 0);
            assertInvariant(0x1p500, 0);
            assertInvariant(0x1p-500, 0);
        }
    }

    @Test
    void shift_changes_nothing_where_zero_has_no_meaning() {
        if (settings().kind() == Kind.GENERAL) {
            assertInvariant(1, 4096);
            assertInvariant(1, -1e6);
        }
    }

    private void assertInvariant(double scale, double shift) {
        List<Double> values = wave(4 * day(), 14);
        for (int i = 3 * day() + 20; i < 3 * day() + 60; i++) {
            values.set(i, fit(300));
        }
        List<Double> moved = values.stream().map(v -> v * scale + shift).toList();

        List<Verdict> plain = run(fresh(), values, 0);
        List<Verdict> other = run(fresh(), moved, 0);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(other.get(i).isDeviating()).isEqualTo(plain.get(i).isDeviating());
        }
    }

    private static boolean opensAt(Verdict verdict, long at) {
        return verdict instanceof Verdict.Deviating deviating && deviating.since() == at;
    }
}
