package dev.afterglow.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertState;
import dev.afterglow.alerts.AlertSteps;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.intake.Captures;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Integrations;
import dev.afterglow.intake.Mapping;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class OtherIntakeTest {

    private static final String BASE = "/intake/" + Sender.KEY;

    @Autowired private MockMvcTester http;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Captures captures;
    @Autowired private Alerts alerts;
    @Autowired private AlertSteps jobs;
    @Autowired private SettableClock clock;

    @BeforeEach
    void define() {
        Sender.define(services, integrations, SettableClock.START);
    }

    private Sender sender() {
        return new Sender(http);
    }

    private MvcTestResult opsgenie(String method, String address, String body) {
        return http.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(address)
                .header("Authorization", "GenieKey " + Sender.KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void opsgenie_creates_acknowledges_and_closes_by_alias() {
        var created =
                opsgenie(
                        "POST",
                        "/v2/alerts",
                        """
                        {"message": "Disk", "alias": "disk", "priority": "P1", "tags": ["db"],
                         "details": {"host": "db-1"}, "description": "It is full"}
                        """);

        assertThat(created).hasStatus(202).bodyText().contains("Request will be processed");
        assertThat(alerts.open())
                .singleElement()
                .extracting(Alert::severity)
                .isEqualTo(Severity.CRITICAL);
        opsgenie("POST", "/v2/alerts/disk/acknowledge?identifierType=alias", "{}");
        assertThat(alerts.open().getFirst().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        opsgenie("PUT", "/v2/alerts/disk/message?identifierType=alias", "{\"message\":\"Disk!\"}");
        assertThat(alerts.open().getFirst().title()).isEqualTo("Disk!");
        opsgenie("POST", "/v2/alerts/disk/close?identifierType=alias", "{\"note\":\"fixed\"}");
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void opsgenie_tells_under_the_requests_id_what_became_of_it() throws Exception {
        var closed = opsgenie("POST", "/v2/alerts/none/close?identifierType=alias", "{}");
        String text = closed.getResponse().getContentAsString();
        String id = text.replaceAll("(?s).*\"requestId\":\"([^\"]+)\".*", "$1");

        var told = opsgenie("GET", "/v2/alerts/requests/" + id, "");

        assertThat(closed).hasStatus(202);
        assertThat(told)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data.isSuccess")
                .isEqualTo(false);
        assertThat(told)
                .bodyJson()
                .extractingPath("$.data.status")
                .isEqualTo("Alert does not exist");
    }

    @Test
    void opsgenie_names_the_field_that_is_wrong() {
        assertThat(opsgenie("POST", "/v2/alerts", "{}"))
                .hasStatus(422)
                .bodyText()
                .contains("\"errors\":{\"message\":");
        assertThat(sender().post("/v2/alerts", "{\"message\":\"x\"}")).hasStatus(401);
    }

    @Test
    void victorops_fires_and_recovers() {
        String address = "/integrations/generic/20131114/alert/" + Sender.KEY + "/team";
        String body =
                """
                {"message_type": "CRITICAL", "entity_id": "disk", "entity_display_name": "Disk",
                 "state_message": "full", "monitoring_tool": "mine"}
                """;

        assertThat(sender().post(address, body))
                .hasStatusOk()
                .bodyText()
                .contains("\"entity_id\":\"disk\"");
        assertThat(alerts.open()).singleElement().extracting(Alert::title).isEqualTo("Disk");
        sender().post(address, body.replace("CRITICAL", "RECOVERY"));

        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void the_generic_address_takes_json_whatever_it_is_called() {
        var answer =
                http.post()
                        .uri(BASE + "/generic")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .accept(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"summary\":\"a=b & c\",\"dedup\":\"k\","
                                        + "\"meta\":{\"host\":\"x\"}}")
                        .exchange();

        assertThat(answer).hasStatusOk().bodyText().contains("\"IsNew\":true");
        assertThat(alerts.open()).singleElement().extracting(Alert::title).isEqualTo("a=b & c");
        assertThat(alerts.open().getFirst().labels()).containsEntry("host", "x");
    }

    @Test
    void the_generic_address_takes_a_form_and_closes() {
        String form = "summary=Disk+full&dedup=disk&meta=host%3Ddb-1";
        var fired =
                http.post()
                        .uri(BASE + "/generic")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content(form)
                        .exchange();

        assertThat(fired).hasStatus(204);
        assertThat(alerts.open().getFirst().labels()).containsEntry("host", "db-1");
        http.post().uri(BASE + "/generic?action=close&dedup=disk").exchange();

        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void a_mapping_reads_what_it_is_told_to() {
        Mapping mapping =
                new Mapping(
                        Map.of(
                                "title", "{$.check.name} on {$.host}",
                                "key", "$.check.id",
                                "severity", "$.level",
                                "state", "$.check.state",
                                "label.host", "$.host"));
        Integration mapped =
                new Integration(
                        Sender.integration().id(),
                        Sender.PLAYBACK,
                        Integration.Kind.GENERIC,
                        Sender.KEY,
                        null,
                        null,
                        mapping);
        integrations.define(mapped, SettableClock.START);

        sender().post(
                        BASE + "/generic",
                        """
                        {"check": {"name": "Ping", "id": 12, "state": "down"}, "host": "a",
                         "level": "CRIT"}
                        """);

        Alert alert = alerts.alert("integration:prom", "12").orElseThrow();
        assertThat(alert.title()).isEqualTo("Ping on a");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.labels()).containsExactly(Map.entry("host", "a"));
    }

    @Test
    void a_cloud_event_counts_once() {
        String event =
                """
                {"specversion": "1.0", "id": "1", "source": "/disks", "type": "org.disk.full",
                 "subject": "db-1", "data": {"title": "Full", "severity": "critical"}}
                """;

        sender().post(BASE + "/cloudevents", event);
        var again = sender().post(BASE + "/cloudevents", event);

        assertThat(again).hasStatusOk().bodyText().contains("\"nothing\":1");
        assertThat(alerts.open()).singleElement().extracting(a -> a.seen().count()).isEqualTo(1);
    }

    @Test
    void cloud_events_come_in_batches_and_in_headers() {
        sender().post(
                        BASE + "/cloudevents",
                        """
                        [{"specversion": "1.0", "id": "1", "source": "/d", "type": "disk.full",
                          "subject": "a"},
                         {"specversion": "1.0", "id": "2", "source": "/d", "type": "disk.full",
                          "subject": "b"}]
                        """);
        var binary =
                http.post()
                        .uri(BASE + "/cloudevents")
                        .header("ce-id", "3")
                        .header("ce-source", "/d")
                        .header("ce-type", "disk.resolved")
                        .header("ce-specversion", "1.0")
                        .header("ce-subject", "a")
                        .content("{}")
                        .exchange();

        assertThat(binary).hasStatusOk();
        assertThat(alerts.open()).extracting(a -> a.signal().dedupKey()).containsExactly("b");
    }

    @Test
    void a_delivery_event_is_a_change_of_the_service() {
        sender().post(
                        BASE + "/cloudevents",
                        """
                        {"specversion": "1.0", "id": "1", "source": "/ci", "subject": "player",
                         "type": "dev.cdevents.service.deployed.0.1.0", "data": {}}
                        """);

        assertThat(
                        services.changes(
                                Set.of(Sender.PLAYBACK),
                                SettableClock.START.minusSeconds(60),
                                SettableClock.START.plusSeconds(60)))
                .hasSize(1);
    }

    @Test
    void a_heartbeat_that_stops_is_an_alert_until_it_is_heard_again() {
        assertThat(http.get().uri(BASE + "/heartbeat?every=10s").exchange()).hasStatusOk();
        jobs.step(SettableClock.START.plusSeconds(1));
        jobs.step(SettableClock.START.plusSeconds(11));
        assertThat(alerts.open()).isEmpty();

        jobs.step(SettableClock.START.plusSeconds(12));

        assertThat(alerts.open())
                .singleElement()
                .extracting(Alert::title)
                .isEqualTo("No heartbeat of default");
        clock.advance(Duration.ofSeconds(20));
        http.get().uri(BASE + "/heartbeat").exchange();
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void a_heartbeat_faster_than_ten_seconds_is_refused() {
        assertThat(http.get().uri(BASE + "/heartbeat?every=5s").exchange())
                .hasStatus(400)
                .bodyText()
                .contains("10 s to 31 days");
    }

    @Test
    void the_last_messages_are_kept_with_what_became_of_each_and_without_the_key() {
        sender().post(BASE + "/generic", "{\"summary\":\"x\",\"note\":\"" + Sender.KEY + "\"}");
        sender().post(BASE + "/generic", "{");

        var kept = captures.of(Sender.integration().id());

        assertThat(kept).hasSizeGreaterThanOrEqualTo(2);
        assertThat(kept.get(1).became()).startsWith("1 opened: AL-");
        assertThat(kept.get(1).body()).contains("(the key)").doesNotContain(Sender.KEY);
        assertThat(kept.get(0).status()).isEqualTo(400);
        assertThat(kept.get(0).became()).contains("not JSON");
    }
}
