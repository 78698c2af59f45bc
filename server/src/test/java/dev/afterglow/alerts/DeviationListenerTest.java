package dev.afterglow.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.detectors.Direction;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.DeviationEvent;
import dev.afterglow.metrics.DeviationId;
import dev.afterglow.metrics.Feedback;
import dev.afterglow.metrics.Judged;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.services.ServiceId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@ServerTest
class DeviationListenerTest {

    private static final Instant NOW = SettableClock.START;
    private static final MetricId SPS = new MetricId("sps");
    private static final ServiceId PLAYBACK = new ServiceId("playback");

    @Autowired private Alerts alerts;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private SettableClock clock;

    @Test
    void a_deviation_that_opens_is_a_critical_alert_of_the_metrics_service() {
        events.publishEvent(new DeviationEvent.Opened(deviation(7, 60)));

        Alert alert = only();
        assertThat(alert.service()).isEqualTo(PLAYBACK);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.title()).isEqualTo("Stream starts is below its band");
        assertThat(alert.signal().details()).contains("60", "100 expected", "90 to 110");
        assertThat(alert.signal().link()).isEqualTo("/deviations/7");
    }

    @Test
    void one_that_grows_is_the_same_alert_with_new_figures() {
        events.publishEvent(new DeviationEvent.Opened(deviation(7, 60)));
        clock.advance(Duration.ofMinutes(2));

        events.publishEvent(new DeviationEvent.Grew(deviation(7, 30)));

        assertThat(only().signal().details()).contains("30 starts/s observed");
        assertThat(only().seen().count()).isEqualTo(2);
    }

    @Test
    void one_that_ends_resolves_its_alert_and_no_other() {
        events.publishEvent(new DeviationEvent.Opened(deviation(7, 60)));
        events.publishEvent(new DeviationEvent.Opened(deviation(8, 60)));

        events.publishEvent(new DeviationEvent.Ended(deviation(7, 100)));

        assertThat(only().signal().link()).isEqualTo("/deviations/8");
    }

    @Test
    void a_metric_that_nobody_can_read_is_an_urgent_alert_until_it_comes_back() {
        events.publishEvent(
                new DeviationEvent.MetricUnwatched(
                        SPS, "Stream starts", PLAYBACK, NOW, "No sample for 5 min."));

        assertThat(only().title()).isEqualTo("Stream starts is not watched");
        assertThat(only().severity().isHighUrgency()).isTrue();
        assertThat(only().signal().details()).contains("No sample for 5 min.");

        events.publishEvent(
                new DeviationEvent.MetricWatchedAgain(SPS, "Stream starts", PLAYBACK, NOW));
        assertThat(alerts.open()).isEmpty();
    }

    private Alert only() {
        assertThat(alerts.open()).hasSize(1);
        return alerts.open().getFirst();
    }

    private static Deviation deviation(long id, double observed) {
        Judged sample = new Judged(NOW, observed, 100, 90, 110, 0.9);
        return new Deviation(
                new DeviationId(id),
                SPS,
                "Stream starts",
                "starts/s",
                PLAYBACK,
                Direction.DOWN,
                NOW,
                null,
                false,
                sample,
                sample,
                null,
                Feedback.NONE);
    }
}
