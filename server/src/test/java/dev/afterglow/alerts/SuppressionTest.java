package dev.afterglow.alerts;

import static dev.afterglow.alerts.Signals.ANA;
import static dev.afterglow.alerts.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class SuppressionTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final ServiceId DRM = new ServiceId("drm");

    @Autowired private Alerts alerts;
    @Autowired private Silences silences;
    @Autowired private Plans plans;
    @Autowired private Heartbeats heartbeats;
    @Autowired private Services services;
    @Autowired private AlertJobs jobs;
    @Autowired private ApplicationEvents seen;

    @BeforeEach
    void define() {
        services.define(new Service(DRM, "DRM", null, Set.of()), NOW);
        services.define(new Service(PLAYBACK, "Playback", null, Set.of(DRM)), NOW);
    }

    private Silence silence(String matcher, Duration lasting) {
        return silences.save(
                        new Silences.Wish(
                                null,
                                null,
                                List.of(LabelMatcher.parse(matcher)),
                                NOW,
                                NOW.plus(lasting),
                                ANA.word(),
                                "Known"),
                        ANA,
                        NOW)
                .orElseThrow();
    }

    private Alert now(Alert alert) {
        return alerts.alert(alert.id()).orElseThrow();
    }

    @Test
    void a_silence_hides_what_matches_and_says_so() {
        silence("job=~\"play.*\"", Duration.ofHours(1));

        Raised raised = alerts.raise(signal("disk"), NOW.plusSeconds(1));

        assertThat(raised).isInstanceOf(Raised.Suppressed.class);
        assertThat(raised.alert().suppression().because())
                .contains("person:ana", "job=~\"play.*\"", "Known");
        assertThat(seen.stream(AlertEvent.Opened.class)).isEmpty();
    }

    @Test
    void when_a_silence_ends_what_still_lasts_pages() {
        silence("job=\"player\"", Duration.ofHours(1));
        Alert lasting = alerts.raise(signal("disk"), NOW).alert();
        Alert over = alerts.raise(signal("net"), NOW).alert();
        alerts.resolve(over.id(), ANA, NOW.plusSeconds(60));
        jobs.step(NOW.plus(Duration.ofMinutes(59)));
        assertThat(seen.stream(AlertEvent.Unsuppressed.class)).isEmpty();

        jobs.step(NOW.plus(Duration.ofHours(1)));

        assertThat(seen.stream(AlertEvent.Unsuppressed.class))
                .singleElement()
                .extracting(event -> event.alert().id())
                .isEqualTo(lasting.id());
        assertThat(now(lasting).isSuppressed()).isFalse();
    }

    @Test
    void a_silence_ended_early_lets_go_at_once() {
        Silence silence = silence("job=\"player\"", Duration.ofHours(1));
        alerts.raise(signal("disk"), NOW);

        silences.end(silence.id(), null, ANA, NOW.plusSeconds(30));
        jobs.step(NOW.plusSeconds(31));

        assertThat(seen.stream(AlertEvent.Unsuppressed.class)).hasSize(1);
    }

    @Test
    void a_silence_made_while_an_alert_is_open_stops_it() {
        Alert alert = alerts.raise(signal("disk"), NOW).alert();

        silence("job=\"player\"", Duration.ofHours(1));

        assertThat(now(alert).suppression().kind()).isEqualTo(Suppression.Kind.SILENCED);
        assertThat(seen.stream(AlertEvent.Suppressed.class)).hasSize(1);
    }

    @Test
    void a_planned_silence_hides_when_it_begins() {
        Alert alert = alerts.raise(signal("disk"), NOW).alert();
        silences.save(
                new Silences.Wish(
                        null,
                        null,
                        List.of(LabelMatcher.parse("job=player")),
                        NOW.plusSeconds(600),
                        NOW.plusSeconds(1200),
                        ANA.word(),
                        "Later"),
                ANA,
                NOW);

        jobs.step(NOW.plusSeconds(599));
        assertThat(now(alert).isSuppressed()).isFalse();
        jobs.step(NOW.plusSeconds(600));

        assertThat(now(alert).isSuppressed()).isTrue();
    }

    @Test
    void a_preview_tells_what_a_silence_would_hide_and_hides_nothing() {
        alerts.raise(signal("disk"), NOW);
        Alert closed = alerts.raise(signal("net"), NOW).alert();
        alerts.resolve(closed.id(), ANA, NOW);

        var preview = silences.preview(List.of(LabelMatcher.parse("job=player")), NOW);

        assertThat(preview.now()).hasSize(1);
        assertThat(preview.lastWeek()).isEqualTo(2);
        assertThat(alerts.open()).noneMatch(Alert::isSuppressed);
    }

    @Test
    void a_silence_of_everything_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> silence("job=~\".*\"", Duration.ofHours(1)))
                .withMessageContaining("would hide everything");
    }

    @Test
    void planned_work_holds_back_its_services_until_it_ends() {
        plans.plan(
                new MaintenanceWindow(
                        0, List.of(PLAYBACK), NOW, NOW.plusSeconds(3600), "Move", ANA.word()),
                ANA,
                NOW);

        Raised inside = alerts.raise(signal("disk"), NOW.plusSeconds(5));
        Raised other = alerts.raise(signal("drm", "keys", Severity.CRITICAL), NOW.plusSeconds(5));

        assertThat(inside.alert().suppression().because()).contains("Planned work", "Move");
        assertThat(other).isInstanceOf(Raised.Opened.class);
        jobs.step(NOW.plusSeconds(3600));
        assertThat(seen.stream(AlertEvent.Unsuppressed.class)).hasSize(1);
    }

    @Test
    void an_alert_waits_on_the_service_it_depends_on_and_pages_after_that() {
        plans.inhibit(new Inhibition(PLAYBACK, DRM), ANA, NOW);
        Alert upstream = alerts.raise(signal("drm", "keys", Severity.CRITICAL), NOW).alert();

        Alert waiting = alerts.raise(signal("disk"), NOW.plusSeconds(10)).alert();
        assertThat(waiting.suppression().because()).contains("drm", upstream.id().shown());
        alerts.resolve(upstream.id(), ANA, NOW.plusSeconds(60));
        jobs.step(NOW.plusSeconds(61));
        assertThat(now(waiting).isSuppressed()).isTrue();
        jobs.step(NOW.plusSeconds(120));

        assertThat(now(waiting).isSuppressed()).isFalse();
    }

    @Test
    void a_rule_needs_a_dependency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plans.inhibit(new Inhibition(DRM, PLAYBACK), ANA, NOW))
                .withMessageContaining("does not depend on");
    }

    @Test
    void a_key_metric_is_held_back_by_people_only() {
        plans.inhibit(new Inhibition(PLAYBACK, DRM), ANA, NOW);
        alerts.raise(signal("drm", "keys", Severity.CRITICAL), NOW);
        alerts.raise(signal("disk"), NOW);
        Signal starts = signal("sps");
        Signal metric =
                new Signal(
                        PLAYBACK,
                        "metric:sps",
                        "deviation:1",
                        Severity.CRITICAL,
                        starts.title(),
                        "",
                        starts.labels(),
                        null);

        assertThat(alerts.raise(metric, NOW)).isInstanceOf(Raised.Opened.class);
    }

    @Test
    void alerts_of_a_service_that_come_together_are_one_page() {
        Alert lead = alerts.raise(signal("disk"), NOW).alert();

        Raised second = alerts.raise(signal("net"), NOW.plusSeconds(20));
        Raised late = alerts.raise(signal("cpu"), NOW.plusSeconds(121));

        assertThat(second.alert().suppression().kind()).isEqualTo(Suppression.Kind.GROUPED);
        assertThat(late).isInstanceOf(Raised.Opened.class);
        assertThat(alerts.groupedUnder(lead.id())).containsExactly(second.alert());
    }

    @Test
    void an_urgent_alert_never_joins_the_page_of_a_lesser_one() {
        alerts.raise(signal("disk", Severity.WARNING), NOW);

        Raised urgent = alerts.raise(signal("net", Severity.CRITICAL), NOW.plusSeconds(5));

        assertThat(urgent).isInstanceOf(Raised.Opened.class);
    }

    @Test
    void what_outlasts_the_alert_it_was_grouped_with_pages() {
        Alert lead = alerts.raise(signal("disk"), NOW).alert();
        Alert member = alerts.raise(signal("net"), NOW.plusSeconds(20)).alert();
        alerts.resolve(lead.id(), ANA, NOW.plusSeconds(30));

        jobs.step(NOW.plusSeconds(90));

        assertThat(now(member).isSuppressed()).isFalse();
        assertThat(seen.stream(AlertEvent.Unsuppressed.class)).hasSize(1);
    }

    @Test
    void a_flapping_alert_stops_paging_until_it_lasts() {
        Instant at = NOW;
        for (int opening = 0; opening < 3; opening++) {
            Alert alert = alerts.raise(signal("disk"), at).alert();
            alerts.resolve(alert.id(), ANA, at.plusSeconds(200));
            at = at.plusSeconds(300);
        }

        Alert held = alerts.raise(signal("disk"), at).alert();

        assertThat(held.suppression().because()).contains("paged 3 times within 30 min");
        jobs.step(at.plusSeconds(300));
        assertThat(now(held).isSuppressed()).isFalse();
    }

    @Test
    void a_snoozed_alert_pages_again_and_nobody_has_it_then() {
        Alert alert = alerts.raise(signal("disk"), NOW).alert();
        alerts.acknowledge(alert.id(), ANA, NOW);
        alerts.snooze(alert.id(), NOW.plusSeconds(3600), ANA, NOW);

        jobs.step(NOW.plusSeconds(3600));

        assertThat(now(alert).isSuppressed()).isFalse();
        assertThat(now(alert).state()).isEqualTo(AlertState.OPEN);
        assertThat(seen.stream(AlertEvent.Unsuppressed.class)).hasSize(1);
    }

    @Test
    void after_a_time_in_which_nobody_listened_no_heartbeat_is_called_late() {
        heartbeats.define(Heartbeat.of("integration:x", "backup", DRM, Duration.ofSeconds(60)));
        jobs.step(NOW);
        heartbeats.beat("integration:x", "backup", NOW);

        jobs.step(NOW.plusSeconds(600));
        assertThat(alerts.open()).isEmpty();
        for (int second = 601; second < 680; second += 10) {
            jobs.step(NOW.plusSeconds(second));
        }

        assertThat(alerts.open()).singleElement().matches(Alert::isHighUrgency);
    }
}
