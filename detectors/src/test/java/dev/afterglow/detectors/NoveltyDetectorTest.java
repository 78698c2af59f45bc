package dev.afterglow.detectors;

import java.time.Duration;

final class NoveltyDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(5)).withSeason(DetectorSettings.Season.NONE);
    }
}
