package dev.afterglow.detectors;

import java.time.Duration;

final class LatencyDetectorTest extends DetectorContract {
    @Override
    DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(5))
                .withHarm(Harm.RISE)
                .withKind(Kind.LATENCY);
    }
}
