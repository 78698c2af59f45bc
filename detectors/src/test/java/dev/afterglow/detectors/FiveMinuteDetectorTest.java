package dev.afterglow.detectors;

import java.time.Duration;

final class FiveMinuteDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(5)).withHarm(Harm.DROP);
    }
}
