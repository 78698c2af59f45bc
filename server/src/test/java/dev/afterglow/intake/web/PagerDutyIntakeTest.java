package dev.afterglow.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertState;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class PagerDutyIntakeTest {

    private static final String TRIGGER =
            """
            {"routing_key": "0123456789abcdef0123456789abcdef", "event_action": "trigger",
             "dedup_key": "disk", "client_url": "https://example.org/disk",
             "payload": {"summary": "The disk is full", "source": "db-1", "severity": "critical",
               "component": "postgres", "timestamp": "2026-03-04T09:58:00.000+0000",
               "custom_details": {"free": "1 %", "nested": {"a": 1}}}}
            """;

    @Autowired private MockMvcTester http;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Alerts alerts;

    @BeforeEach
    void define() {
        Sender.define(services, integrations, SettableClock.START);
    }

    private Sender sender() {
        return new Sender(http);
    }

    private static String event(String action, String key) {
        return "{\"routing_key\":\"%s\",\"event_action\":\"%s\",\"dedup_key\":\"%s\"}"
                .formatted(Sender.KEY, action, key);
    }

    @Test
    void a_trigger_opens_an_alert_and_is_answered_with_its_key() {
        var answer = sender().post("/v2/enqueue", TRIGGER);

        assertThat(answer).hasStatus(202);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "success", "message": "Event processed", "dedup_key": "disk"}
                        """);
        Alert alert = alerts.alert("integration:prom", "disk").orElseThrow();
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.title()).isEqualTo("The disk is full");
        assertThat(alert.signal().link()).isEqualTo("https://example.org/disk");
        assertThat(alert.labels())
                .containsEntry("component", "postgres")
                .containsEntry("free", "1 %")
                .containsEntry("source", "db-1");
    }

    @Test
    void a_trigger_without_a_key_is_given_one() {
        String body = TRIGGER.replace("\"dedup_key\": \"disk\",", "");

        var answer = sender().post("/v2/enqueue", body);

        assertThat(answer).bodyJson().extractingPath("$.dedup_key").asString().hasSize(32);
        assertThat(alerts.open()).hasSize(1);
    }

    @Test
    void acknowledge_and_resolve_follow_the_key() {
        sender().post("/v2/enqueue", TRIGGER);

        assertThat(sender().post("/v2/enqueue", event("acknowledge", "disk"))).hasStatus(202);
        assertThat(alerts.open())
                .singleElement()
                .extracting(Alert::state)
                .isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(sender().post("/v2/enqueue", event("resolve", "disk"))).hasStatus(202);
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void a_resolve_of_nothing_is_accepted_and_changes_nothing() {
        assertThat(sender().post("/v2/enqueue", event("resolve", "never seen"))).hasStatus(202);

        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void all_mistakes_of_an_event_are_told_in_the_words_of_its_format() {
        var answer =
                sender().post(
                                "/v2/enqueue",
                                """
                                {"routing_key": "0123456789abcdef0123456789abcdef",
                                 "event_action": "trigger", "payload": {"severity": "awful"}}
                                """);

        assertThat(answer).hasStatus(400);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "invalid event", "message": "Event object is invalid",
                        "errors": [
                          "'payload.summary' is missing or blank",
                          "'payload.source' is missing or blank",
                          "'payload.severity' is invalid (must be one of the following: \
                        'critical', 'warning', 'error' or 'info')"]}
                        """);
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void a_short_routing_key_is_told_so() {
        var answer =
                sender().post(
                                "/v2/enqueue",
                                "{\"routing_key\":\"x\",\"event_action\":\"trigger\"}");

        assertThat(answer)
                .hasStatus(400)
                .bodyText()
                .contains("Length of 'routing_key' is incorrect (should be 32 characters)");
    }

    @Test
    void an_unknown_routing_key_is_never_answered_as_processed() {
        String body = TRIGGER.replace(Sender.KEY, "f".repeat(32));

        assertThat(sender().post("/v2/enqueue", body)).hasStatus(400);
    }

    @Test
    void the_routing_key_may_stand_in_the_header() {
        var answer =
                http.post()
                        .uri("/v2/enqueue")
                        .header("X-Routing-Key", Sender.KEY)
                        .content(TRIGGER.replace("routing_key", "other"))
                        .exchange();

        assertThat(answer).hasStatus(202);
    }

    @Test
    void more_than_512_kib_is_refused() {
        String large = TRIGGER.replace("1 %", "x".repeat(600 * 1024));

        assertThat(sender().post("/v2/enqueue", large)).hasStatus(413);
    }

    @Test
    void a_change_event_is_a_change_of_the_service() {
        var answer =
                sender().post(
                                "/v2/change/enqueue",
                                """
                                {"routing_key": "0123456789abcdef0123456789abcdef",
                                 "payload": {"summary": "Deployed 4.2", "source": "pipeline",
                                   "timestamp": "2026-03-04T09:59:00Z"},
                                 "links": [{"href": "https://example.org/4.2"}]}
                                """);

        assertThat(answer).hasStatus(202).bodyText().contains("Change event processed");
        assertThat(
                        services.changes(
                                Set.of(Sender.PLAYBACK),
                                SettableClock.START.minusSeconds(600),
                                SettableClock.START))
                .singleElement()
                .satisfies(recorded ->
                        assertThat(recorded.change().summary())
                                .isEqualTo("Deployed 4.2 (pipeline)"));
    }

    @Test
    void version_one_triggers_and_resolves() {
        String body =
                """
                {"service_key": "0123456789abcdef0123456789abcdef", "event_type": "trigger",
                 "incident_key": "srv01/HTTP", "description": "FAILURE for production/HTTP",
                 "details": {"ping time": "1500ms"}}
                """;

        var answer = sender().post("/generic/2010-04-15/create_event.json", body);

        assertThat(answer).hasStatus(200).bodyText().contains("\"incident_key\":\"srv01/HTTP\"");
        assertThat(alerts.open()).hasSize(1);
        sender().post(
                        "/generic/2010-04-15/create_event.json",
                        body.replace("\"trigger\"", "\"resolve\""));
        assertThat(alerts.open()).isEmpty();
    }
}
