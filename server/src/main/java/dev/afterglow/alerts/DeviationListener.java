package dev.afterglow.alerts;

import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.DeviationEvent;
import dev.afterglow.web.Numbers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Turns what happens to a key metric into an alert of its service, in the transaction that stores
/// the
/// sample.
@Component
class DeviationListener {

    private static final String UNWATCHED = "unwatched";

    private final Alerts alerts;
    private final InstantSource clock;

    DeviationListener(Alerts alerts, InstantSource clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    @EventListener
    void on(DeviationEvent event) {
        Instant now = clock.instant();
        switch (event) {
            case DeviationEvent.Opened(Deviation deviation) -> alerts.raise(signal(deviation), now);
            case DeviationEvent.Grew(Deviation deviation) -> alerts.raise(signal(deviation), now);
            case DeviationEvent.Ended(Deviation deviation) ->
                    alerts.resolveByKey(
                            DeviationAlerts.source(deviation.metric()),
                            DeviationAlerts.key(deviation),
                            now);
            case DeviationEvent.MetricUnwatched unwatched -> alerts.raise(signal(unwatched), now);
            case DeviationEvent.MetricWatchedAgain again ->
                    alerts.resolveByKey(DeviationAlerts.source(again.metric()), UNWATCHED, now);
        }
    }

    private static Signal signal(Deviation deviation) {
        String unit = deviation.unit();
        String details =
                "%s: %s %s observed, %s expected (%s to %s), %s"
                        .formatted(
                                deviation.metricName(),
                                Numbers.number(deviation.observed()),
                                unit,
                                Numbers.number(deviation.expected()),
                                Numbers.number(deviation.low()),
                                Numbers.number(deviation.high()),
                                Numbers.change(deviation.change()));
        return new Signal(
                        deviation.service(),
                        DeviationAlerts.source(deviation.metric()),
                        DeviationAlerts.key(deviation),
                        Severity.CRITICAL,
                        deviation.title(),
                        details,
                        Map.of("metric", deviation.metric().toString()),
                        deviation.address())
                .lasting(deviation.openedAt(), null);
    }

    /// If it fell now, nobody would know: that is urgent too.
    private static Signal signal(DeviationEvent.MetricUnwatched unwatched) {
        return new Signal(
                unwatched.service(),
                DeviationAlerts.source(unwatched.metric()),
                UNWATCHED,
                Severity.ERROR,
                unwatched.metricName() + " is not watched",
                unwatched.reason() + " Last sample at " + unwatched.since() + ".",
                Map.of("metric", unwatched.metric().toString()),
                "/key-metrics/" + unwatched.metric());
    }
}
