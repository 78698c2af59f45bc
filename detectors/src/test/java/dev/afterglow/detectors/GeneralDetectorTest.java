package dev.afterglow.detectors;

import java.time.Duration;

final class GeneralDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(1));
    }
}
