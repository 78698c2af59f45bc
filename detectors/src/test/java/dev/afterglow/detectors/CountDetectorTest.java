package dev.afterglow.detectors;

import java.time.Duration;
import java.time.ZoneId;

final class CountDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(1))
                .withHarm(Harm.DROP)
                .withKind(Kind.COUNT)
                .withZone(ZoneId.of("Europe/Lisbon"));
    }
}
