package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.detectors.Direction;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.DeviationId;
import dev.afterglow.metrics.Feedback;
import dev.afterglow.metrics.Judged;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class EarlierPagesTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final ServiceId DRM = new ServiceId("drm");

    @Autowired private EarlierPages earlier;
    @Autowired private Alerts alerts;
    @Autowired private Services services;
    @Autowired private Policies policies;
    @Autowired private TestPeople people;

    @Test
    void the_service_that_was_paged_three_minutes_before_is_told_with_who_was() {
        people.person("ana");
        services.define(new Service(PLAYBACK, "Playback", null, Set.of()), NOW);
        services.define(new Service(DRM, "DRM", null, Set.of()), NOW);
        PolicyId policy = new PolicyId("drm");
        Step first = Step.of(Duration.ZERO, new Target.OfPerson(new PersonId("ana")));
        policies.define(
                new Policy(policy, "DRM", List.of(first), 0, Policy.AGAIN_AFTER, null, null), NOW);
        policies.assign(DRM, policy);
        raise(DRM, "integration:prom", "Keys run out", NOW.minusSeconds(180));
        raise(PLAYBACK, "integration:prom", "Errors", NOW.minusSeconds(60));
        raise(PLAYBACK, "metric:sps", "Below its band", NOW.minusSeconds(30));

        var told = earlier.between(NOW.minusSeconds(900), NOW, deviation());

        assertThat(told)
                .extracting(one -> one.kind() + " " + one.service() + ": " + one.who())
                .containsExactly("page drm: Ana", "alert playback: nobody paged");
        assertThat(earlier.between(NOW.minusSeconds(100), NOW, deviation())).hasSize(1);
    }

    private void raise(ServiceId service, String source, String title, Instant at) {
        alerts.raise(
                new Signal(service, source, title, Severity.CRITICAL, title, "", Map.of(), null),
                at);
    }

    private static Deviation deviation() {
        Judged sample = new Judged(NOW, 500, 1_000, 950, 1_050, 0.9);
        return new Deviation(
                new DeviationId(1),
                new MetricId("sps"),
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
