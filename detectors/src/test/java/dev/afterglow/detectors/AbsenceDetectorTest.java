package dev.afterglow.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AbsenceDetectorTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    private static AbsenceDetector after(int samples, long gapMillis) {
        AbsenceDetector detector = new AbsenceDetector(STEP);
        for (int i = 0; i < samples; i++) {
            detector.arrived(i * gapMillis);
        }
        return detector;
    }

    @Test
    void nothing_is_absent_before_the_first_sample() {
        AbsenceDetector detector = new AbsenceDetector(STEP);

        assertThat(detector.check(1_000_000).absent()).isFalse();
    }

    @Test
    void a_sample_that_is_a_little_late_is_not_absent() {
        AbsenceDetector detector = after(50, 30_000);

        assertThat(detector.check(49 * 30_000 + 40_000).absent()).isFalse();
    }

    @Test
    void silence_is_absence_and_says_how_many_samples_are_missing() {
        AbsenceDetector detector = after(50, 30_000);

        AbsenceDetector.Arrival arrival = detector.check(49 * 30_000 + 300_000);
        assertThat(arrival.absent()).isTrue();
        assertThat(arrival.missed()).isEqualTo(9);
        assertThat(arrival.expectedBy()).isLessThan(49 * 30_000 + 60_000);
        assertThat(arrival.explanation().sentence()).contains("9 should have come");
    }

    @Test
    void a_source_that_is_always_slower_than_its_step_gets_its_own_patience() {
        AbsenceDetector detector = after(300, 90_000);

        assertThat(detector.check(299 * 90_000L + 100_000).absent()).isFalse();
        assertThat(detector.check(299 * 90_000L + 400_000).absent()).isTrue();
    }

    @Test
    void a_long_silence_does_not_teach_patience() {
        AbsenceDetector detector = after(50, 30_000);
        detector.arrived(49 * 30_000 + 86_400_000);

        assertThat(detector.check(49 * 30_000 + 86_400_000 + 90_000).absent()).isTrue();
    }

    @Test
    void a_restored_detector_answers_the_same() {
        AbsenceDetector detector = after(50, 31_000);
        DetectorState state = DetectorState.fromBytes(detector.state().toBytes());

        AbsenceDetector restored = AbsenceDetector.from(STEP, state);
        assertThat(restored.check(50 * 31_000)).isEqualTo(detector.check(50 * 31_000));
        assertThatThrownBy(() -> AbsenceDetector.from(Duration.ofSeconds(5), state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absence");
    }
}
