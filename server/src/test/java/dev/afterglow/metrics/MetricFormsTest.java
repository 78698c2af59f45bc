package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class MetricFormsTest {

    @Autowired private Metrics metrics;
    @Autowired private Services services;
    @Autowired private SettableClock clock;
    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;

    @BeforeEach
    void start() {
        people.person("ana");
        people.person("vera", Role.VIEWER);
        services.define(
                new Service(new ServiceId("playback"), "Playback", null, Set.of()),
                clock.instant());
    }

    @Test
    void a_filled_form_makes_a_metric_that_does_not_page_yet() {
        var answer = send("/key-metrics", "ana", filled());

        assertThat(answer).hasStatus(303).hasHeader("Location", "/key-metrics/sps");
        KeyMetric metric = metrics.metric(new MetricId("sps")).orElseThrow();
        assertThat(metric.pages()).isFalse();
        assertThat(metric.source().step()).hasSeconds(30);
        assertThat(metric.meaning()).isEqualTo("people who pressed play");
    }

    @Test
    void a_form_with_mistakes_comes_back_with_what_was_typed() {
        Map<String, String> wrong = filled();
        wrong.put("step", "soon");
        wrong.put("budget", "-3");
        wrong.put("address", "prometheus:9090");

        var answer = send("/key-metrics", "ana", wrong);

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "“soon” must be a step",
                        "“-3” must be a number",
                        "people who pressed play");
        assertThat(metrics.all()).isEmpty();
    }

    @Test
    void an_address_that_is_none_is_named() {
        Map<String, String> wrong = filled();
        wrong.put("address", "prometheus:9090");

        assertThat(send("/key-metrics", "ana", wrong))
                .hasStatus(422)
                .bodyText()
                .contains("must start with http://");
    }

    @Test
    void an_existing_metric_is_shown_changed_switched_on_and_removed() {
        send("/key-metrics", "ana", filled());
        Map<String, String> changed = filled();
        changed.put("name", "Starts a second");

        assertThat(get("/key-metrics/sps/edit")).hasStatusOk().bodyText().contains("Change Stream");
        assertThat(send("/key-metrics/sps", "ana", changed)).hasStatus(303);
        assertThat(send("/key-metrics/sps/pages", "ana", Map.of("on", "true"))).hasStatus(303);
        assertThat(send("/key-metrics/sps/budget", "ana", Map.of("budget", "4"))).hasStatus(303);

        KeyMetric metric = metrics.metric(new MetricId("sps")).orElseThrow();
        assertThat(metric.name()).isEqualTo("Starts a second");
        assertThat(metric.pages()).isTrue();
        assertThat(metric.pagesPerMonth()).isEqualTo(4);
        assertThat(send("/key-metrics/sps/remove", "ana", Map.of())).hasStatus(303);
        assertThat(get("/key-metrics/sps")).hasStatus(404);
    }

    @Test
    void what_is_known_of_the_calendar_is_kept_and_shown_again() {
        Map<String, String> form = filled();
        form.put("season", "WEEK");
        form.put("events", "2026-12-25 like-sunday Christmas");

        send("/key-metrics", "ana", form);

        KeyMetric metric = metrics.metric(new MetricId("sps")).orElseThrow();
        assertThat(metric.season()).isEqualTo(DetectorSettings.Season.WEEK);
        assertThat(metric.events())
                .singleElement()
                .matches(event -> event.name().equals("Christmas"));
        assertThat(get("/key-metrics/sps/edit"))
                .bodyText()
                .contains("2026-12-25 like-sunday Christmas");
        form.put("events", "some day");
        assertThat(send("/key-metrics/sps", "ana", form))
                .hasStatus(422)
                .bodyText()
                .contains("Line 1, “some day”, must be like");
    }

    @Test
    void a_sent_metric_gets_a_key_of_its_own() {
        Map<String, String> sent = filled();
        sent.put("source", "push");
        sent.put("address", "");
        sent.put("query", "stream_starts_total{country=\"es\"}");

        send("/key-metrics", "ana", sent);

        KeyMetric metric = metrics.metric(new MetricId("sps")).orElseThrow();
        assertThat(metric.source()).isInstanceOf(MetricSource.Push.class);
        assertThat(((MetricSource.Push) metric.source()).key()).hasSize(32);
    }

    @Test
    void a_viewer_may_look_and_not_change() {
        assertThat(send("/key-metrics", "vera", filled())).hasStatus(403);
        assertThat(metrics.all()).isEmpty();
    }

    @Test
    void programs_read_the_same() {
        send("/key-metrics", "ana", filled());

        assertThat(get("/api/key-metrics"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].id")
                .isEqualTo("sps");
        assertThat(get("/api/key-metrics/sps/samples")).hasStatusOk();
        assertThat(get("/api/key-metrics/none")).hasStatus(404);
        assertThat(get("/api/deviations")).hasStatusOk();
    }

    private static Map<String, String> filled() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "sps");
        form.put("name", "Stream starts per second");
        form.put("meaning", "people who pressed play");
        form.put("unit", "starts/s");
        form.put("service", "playback");
        form.put("harm", "DROP");
        form.put("kind", "GENERAL");
        form.put("budget", "1");
        form.put("zone", "Europe/Lisbon");
        form.put("source", "prometheus");
        form.put("address", "http://127.0.0.1:9");
        form.put("query", "sum(rate(stream_starts_total[1m]))");
        form.put("step", "30s");
        return form;
    }

    private MvcTestResult send(String address, String person, Map<String, String> form) {
        var request = pages.post().uri(address).with(people.signedIn(person));
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String address) {
        MediaType type =
                address.startsWith("/api") ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML;
        return pages.get().uri(address).accept(type).with(people.signedIn("ana")).exchange();
    }
}
