package dev.afterglow.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Drops that are small beside the day's range but not beside their own hour.
class SmallDropTest {
    private static final int DAY = 1440;
    private static final int DAYS = 21;

    private final Random random = new Random(3);

    /// Starts in a minute: nights at an eighth of the evening, counting noise.
    private double starts(int minute, double perMinute) {
        double mean = perMinute * (1 - 0.78 * Math.cos(2 * Math.PI * minute / DAY));
        return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 60000, 0.1, 0",
        "COUNT, 60000, 0.1, 19",
        "COUNT, 3000, 0.2, 0",
        "COUNT, 3000, 0.2, 19",
        "GENERAL, 60000, 0.5, 0",
        "GENERAL, 60000, 0.2, 19"
    })
    void are_found_within_five_minutes(Kind kind, double perMinute, double lost, int hour) {
        DetectorSettings settings =
                DetectorSettings.of(Duration.ofMinutes(1)).withKind(kind).withHarm(Harm.DROP);
        Detector detector = Detector.of(settings);
        int drop = DAYS * DAY + hour * 60;
        for (int minute = 0; minute < drop; minute++) {
            Verdict verdict = detector.next(minute * 60_000L, starts(minute, perMinute));
            assertThat(verdict.isDeviating()).isFalse();
        }

        boolean found = false;
        for (int minute = drop; minute < drop + 5 && !found; minute++) {
            double left = (1 - lost) * starts(minute, perMinute);
            found = detector.next(minute * 60_000L, left).isDeviating();
        }
        assertThat(found).isTrue();
    }
}
