package dev.afterglow.detectors;

import java.time.Duration;
import java.time.ZoneId;

final class WeeklyDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(1))
                .withSeason(DetectorSettings.Season.WEEK)
                .withZone(ZoneId.of("America/New_York"));
    }
}
