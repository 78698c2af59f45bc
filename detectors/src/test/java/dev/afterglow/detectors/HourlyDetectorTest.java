package dev.afterglow.detectors;

import java.time.Duration;

final class HourlyDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofHours(1));
    }
}
