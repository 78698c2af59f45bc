package dev.afterglow.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The table of docs/guide/limits.md, limit by limit; floods are in [QuotasTest].
@ServerTest
class LimitsTest {

    private static final String OWN = "/intake/" + Sender.KEY;

    @Autowired private MockMvcTester http;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Alerts alerts;
    @Autowired private IntakeSettings settings;

    @BeforeEach
    void define() {
        Sender.define(services, integrations, SettableClock.START);
    }

    @Test
    void a_body_that_is_too_large_is_answered_413_by_every_format() {
        String large = "{\"x\":\"" + "x".repeat((int) settings.large().toBytes()) + "\"}";
        String largest = "{\"x\":\"" + "x".repeat((int) settings.largest().toBytes()) + "\"}";

        Map<String, Integer> answers = new LinkedHashMap<>();
        for (String address :
                List.of(
                        OWN + "/generic",
                        OWN + "/heartbeat",
                        "/v2/enqueue",
                        "/v2/change/enqueue",
                        "/v2/alerts?apiKey=" + Sender.KEY,
                        "/generic/2010-04-15/create_event.json",
                        "/integrations/generic/20131114/alert/" + Sender.KEY + "/all")) {
            answers.put(address, status(address, large));
        }
        for (String address :
                List.of(
                        OWN + "/alertmanager",
                        OWN + "/api/v2/alerts",
                        OWN + "/grafana",
                        OWN + "/cloudevents")) {
            answers.put(address, status(address, largest));
        }

        assertThat(answers).allSatisfy((address, status) -> assertThat(status).isEqualTo(413));
    }

    @Test
    void ten_thousand_alerts_come_in_one_message_and_no_more() {
        String one = "{\"labels\":{\"alertname\":\"A\"}}";
        String many = String.join(",", Collections.nCopies(10_001, one));

        MvcTestResult webhook = post(OWN + "/alertmanager", "{\"alerts\":[" + many + "]}");
        MvcTestResult direct = post(OWN + "/api/v2/alerts", "[" + many + "]");
        MvcTestResult events =
                post(OWN + "/cloudevents", "[" + many.replace("labels", "data") + "]");

        assertThat(webhook).hasStatus(400).bodyText().contains("10000 elements");
        assertThat(direct).hasStatus(400).bodyText().contains("10000 elements");
        assertThat(events).hasStatus(400).bodyText().contains("10000 elements");
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void long_keys_are_refused_where_the_format_says_so_and_digested_elsewhere() {
        String event =
                """
                {"routing_key":"%s","event_action":"trigger","dedup_key":"%s",
                "payload":{"summary":"s","source":"x","severity":"error"}}
                """
                        .formatted(Sender.KEY, "k".repeat(256));

        assertThat(status("/v2/enqueue", event)).isEqualTo(400);
        assertThat(
                        status(
                                "/v2/alerts?apiKey=" + Sender.KEY,
                                "{\"message\":\"m\",\"alias\":\"%s\"}".formatted("a".repeat(513))))
                .isEqualTo(422);
        assertThat(
                        status(
                                OWN + "/generic",
                                "{\"summary\":\"s\",\"dedup\":\"%s\"}".formatted("d".repeat(2000))))
                .isEqualTo(204);
        assertThat(alerts.open())
                .singleElement()
                .satisfies(alert -> assertThat(alert.signal().dedupKey()).hasSize(64));
    }

    @Test
    void a_hundred_heartbeats_of_one_integration_are_heard_and_no_more() {
        for (int number = 0; number < 100; number++) {
            assertThat(status(OWN + "/heartbeat/beat-" + number, "")).isEqualTo(200);
        }

        MvcTestResult refused = post(OWN + "/heartbeat/one-more", "");

        assertThat(refused).hasStatus(400).bodyText().contains("100 heartbeats already");
        assertThat(status(OWN + "/heartbeat/beat-7", "")).isEqualTo(200);
    }

    @Test
    void five_hundred_silences_of_one_integration_are_in_force_and_no_more() {
        String silence =
                """
                {"matchers":[{"name":"a","value":"%d","isRegex":false}],
                "startsAt":"2026-03-04T10:00:00Z","endsAt":"2026-03-04T11:00:00Z","comment":"c"}
                """;
        for (int number = 0; number < 500; number++) {
            assertThat(status(OWN + "/api/v2/silences", silence.formatted(number))).isEqualTo(200);
        }

        MvcTestResult refused = post(OWN + "/api/v2/silences", silence.formatted(500));

        assertThat(refused).hasStatus(400).bodyText().contains("At most 500 silences");
    }

    @Test
    void an_unknown_key_is_answered_as_its_format_does() {
        String other = "f".repeat(32);

        assertThat(status("/intake/" + other + "/alertmanager", "{}")).isEqualTo(404);
        assertThat(status("/intake/" + other + "/generic", "{}")).isEqualTo(404);
        assertThat(status("/v2/enqueue", "{\"routing_key\":\"" + other + "\"}")).isEqualTo(400);
        assertThat(status("/v2/alerts?apiKey=" + other, "{}")).isEqualTo(401);
        assertThat(
                        status(
                                "/integrations/generic/20131114/alert/" + other + "/all",
                                "{\"message_type\":\"INFO\"}"))
                .isEqualTo(404);
    }

    @Test
    void an_escaped_nul_or_half_a_surrogate_pair_is_kept_as_a_replacement() {
        String odd = "{\"message\":\"m\\u0000\",\"alias\":\"a\\u0000\\ud800\"}";

        int status = status("/v2/alerts?apiKey=" + Sender.KEY, odd);

        assertThat(status).isEqualTo(202);
        assertThat(alerts.open())
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.signal().dedupKey()).isEqualTo("a\uFFFD\uFFFD"));
    }

    private MvcTestResult post(String address, String body) {
        return new Sender(http).post(address, body);
    }

    private int status(String address, String body) {
        return post(address, body).getResponse().getStatus();
    }
}
