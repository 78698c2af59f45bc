package dev.afterglow.detectors;

import java.time.Duration;

final class RatioDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(1)).withHarm(Harm.DROP).withKind(Kind.RATIO);
    }
}
