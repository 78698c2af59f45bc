package dev.afterglow.setup;

import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.MetricSource;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.services.ServiceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// The key metrics of the demo: what the simulated company's customers feel.
@Component
class DemoMetrics {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final Metrics metrics;

    DemoMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /// Defines them, read from a feed that listens at an address.
    void watch(URI feed, Instant now) {
        all(feed).forEach(metric -> metrics.define(metric, DemoCompany.DEMO, now));
    }

    private static List<KeyMetric> all(URI feed) {
        return List.of(
                metric("sps", "Stream starts per second", "playback-api", feed, DemoNumbers.STARTS)
                        .withMeaning("people who pressed play and got a picture", "starts/s")
                        .withKind(Kind.COUNT)
                        .withBreakdown(DemoNumbers.STARTS_BY_PART),
                metric("sign-ins", "Sign-ins per second", "sign-in", feed, DemoNumbers.SIGN_INS)
                        .withMeaning("people who were let in", "sign-ins/s")
                        .withKind(Kind.COUNT),
                metric(
                                "start-time",
                                "Picture within two seconds",
                                "playback-api",
                                feed,
                                DemoNumbers.PICTURES)
                        .withMeaning("of those who pressed play, who saw it at once", "")
                        .withKind(Kind.RATIO),
                metric("stalls", "Stalls per hour watched", "edge-cache", feed, DemoNumbers.STALLS)
                        .withMeaning("times that the picture stood still", "")
                        .withKind(Kind.GENERAL)
                        .withHarm(Harm.RISE),
                metric("payments", "Payments accepted", "payments", feed, DemoNumbers.PAYMENTS)
                        .withMeaning("of those who paid, whose money was taken", "")
                        .withKind(Kind.RATIO));
    }

    private static KeyMetric metric(
            String id, String name, String service, URI feed, String query) {
        return KeyMetric.of(
                new MetricId(id),
                name,
                new ServiceId(service),
                new MetricSource.Prometheus(feed, query, STEP));
    }
}
