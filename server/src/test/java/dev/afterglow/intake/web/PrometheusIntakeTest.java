package dev.afterglow.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertSteps;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class PrometheusIntakeTest {

    private static final String BASE = "/intake/" + Sender.KEY;
    private static final String WEBHOOK = BASE + "/alertmanager";
    private static final String POSTED = BASE + "/api/v2/alerts";

    @Autowired private MockMvcTester http;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Alerts alerts;
    @Autowired private AlertSteps jobs;

    @BeforeEach
    void define() {
        Sender.define(services, integrations, SettableClock.START);
    }

    private Sender sender() {
        return new Sender(http);
    }

    private static String group(String... members) {
        return """
        {"version": "4", "groupKey": "{}:{alertname=\\"Slow\\"}", "truncatedAlerts": 0,
         "status": "firing", "receiver": "afterglow", "groupLabels": {}, "commonLabels": {},
         "commonAnnotations": {}, "externalURL": "http://am", "alerts": [%s]}
        """
                .formatted(String.join(",", members));
    }

    private static String member(String status, String instance, Instant startsAt) {
        return """
        {"status": "%s", "labels": {"alertname": "Slow", "instance": "%s", "severity": "warning"},
         "annotations": {"summary": "Slow on %s", "description": "p99 is high"},
         "startsAt": "%s", "endsAt": "0001-01-01T00:00:00Z",
         "generatorURL": "http://prom/graph", "fingerprint": "%s"}
        """
                .formatted(status, instance, instance, startsAt, "fp-" + instance);
    }

    @Test
    void each_member_of_a_group_is_an_alert_of_its_own() {
        Instant since = SettableClock.START.minusSeconds(90);

        var answer =
                sender().post(
                                WEBHOOK,
                                group(member("firing", "a", since), member("firing", "b", since)));

        assertThat(answer).hasStatusOk();
        assertThat(alerts.open())
                .extracting(Alert::title)
                .containsExactly("Slow on a", "Slow on b");
        assertThat(alerts.open().getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(alerts.open().getFirst().signal().details()).contains("p99 is high");
    }

    @Test
    void a_group_whose_members_change_closes_exactly_those_that_ended() {
        Instant since = SettableClock.START.minusSeconds(90);
        sender().post(WEBHOOK, group(member("firing", "a", since), member("firing", "b", since)));

        sender().post(WEBHOOK, group(member("resolved", "a", since), member("firing", "c", since)));

        assertThat(alerts.open())
                .extracting(alert -> alert.labels().get("instance"))
                .containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void a_late_copy_of_a_closed_group_opens_nothing() {
        Instant since = SettableClock.START.minusSeconds(90);
        sender().post(WEBHOOK, group(member("firing", "a", since)));
        sender().post(WEBHOOK, group(member("resolved", "a", since)));

        var answer = sender().post(WEBHOOK, group(member("firing", "a", since)));

        assertThat(answer).hasStatusOk().bodyText().contains("\"late\":1");
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void one_bad_member_changes_nothing_and_is_named() {
        Instant since = SettableClock.START;
        String bad = member("firing", "b", since).replace("\"firing\"", "\"burning\"");

        var answer = sender().post(WEBHOOK, group(member("firing", "a", since), bad));

        assertThat(answer).hasStatus(400).bodyText().contains("alerts[1].status", "burning");
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void an_unknown_key_is_not_found() {
        assertThat(sender().post("/intake/" + "e".repeat(32) + "/alertmanager", group()))
                .hasStatus(404);
    }

    @Test
    void prometheus_itself_fires_and_ends() {
        String firing =
                """
                [{"labels": {"alertname": "Down", "job": "api"}, "annotations": {},
                  "startsAt": "2026-03-04T09:59:00Z", "endsAt": "2026-03-04T10:04:00Z",
                  "generatorURL": "http://prom"}]
                """;

        assertThat(sender().post(POSTED, firing)).hasStatusOk();
        assertThat(alerts.open()).singleElement().extracting(Alert::title).isEqualTo("Down");
        sender().post(POSTED, firing.replace("10:04:00Z", "09:59:30Z"));
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void an_alert_that_is_not_posted_again_expires() {
        sender().post(POSTED, "[{\"labels\": {\"alertname\": \"Down\"}}]");

        jobs.step(SettableClock.START.plus(Duration.ofMinutes(4)));
        assertThat(alerts.open()).hasSize(1);
        jobs.step(SettableClock.START.plus(Duration.ofMinutes(5)));

        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void the_fingerprint_is_the_one_that_alertmanager_gives() {
        sender().post(POSTED, "[{\"labels\": {\"alertname\": \"Down\", \"job\": \"api\"}}]");

        var listed = http.get().uri(POSTED).exchange();

        // FNV-1a over alertname, Down, job, api, each followed by 0xff; checked with Alertmanager
        // 0.25.
        assertThat(listed)
                .bodyJson()
                .extractingPath("$[0].fingerprint")
                .isEqualTo("c89fba827b26e2d5");
    }

    @Test
    void a_silence_by_key_hides_its_own_alerts_and_can_be_ended() {
        sender().post(POSTED, "[{\"labels\": {\"alertname\": \"Down\", \"job\": \"api\"}}]");
        String silence =
                """
                {"matchers": [{"name": "job", "value": "a.*", "isRegex": true, "isEqual": true}],
                 "startsAt": "2026-03-04T10:00:00Z", "endsAt": "2026-03-04T12:00:00Z",
                 "createdBy": "ana", "comment": "Known"}
                """;

        var made = sender().post(BASE + "/api/v2/silences", silence);

        assertThat(made).hasStatusOk().bodyText().contains("silenceID");
        assertThat(alerts.open()).singleElement().matches(Alert::isSuppressed);
        var active = http.get().uri(POSTED + "?silenced=false").exchange();
        assertThat(active).bodyText().isEqualTo("[]");
        var bad = sender().post(BASE + "/api/v2/silences", silence.replace("a.*", "a("));
        assertThat(bad).hasStatus(400).bodyText().contains("regular expression");
    }

    @Test
    void grafana_is_asked_for_its_signature_when_there_is_a_secret() {
        Integration signed =
                new Integration(
                        Sender.integration().id(),
                        Sender.PLAYBACK,
                        Integration.Kind.GRAFANA,
                        Sender.KEY,
                        "s3cret",
                        null,
                        null);
        integrations.define(signed, SettableClock.START);
        String body = group(member("firing", "a", SettableClock.START));

        assertThat(sender().post(BASE + "/grafana", body)).hasStatus(400);
        var answer =
                http.post()
                        .uri(BASE + "/grafana")
                        .header("X-Grafana-Alerting-Signature", hmac(body, "s3cret"))
                        .content(body)
                        .exchange();

        assertThat(answer).hasStatusOk();
        assertThat(alerts.open()).hasSize(1);
    }

    /// Every field that its version 1 has; PUT as well as POST, and the signature with a time.
    @Test
    void a_group_as_grafana_sends_it_opens_and_closes_each_member() {
        String firing =
                """
                {"receiver": "afterglow", "status": "firing", "orgId": 1, "version": "1",
                 "alerts": [
                  {"status": "firing", "labels": {"alertname": "Starts", "country": "PT",
                    "severity": "critical", "grafana_folder": "Playback"},
                   "annotations": {"summary": "Starts fell in PT", "description": "Below 200"},
                   "startsAt": "2026-03-04T10:00:00Z", "endsAt": "0001-01-01T00:00:00Z",
                   "generatorURL": "http://g/alerting/grafana/a1/view?orgId=1",
                   "fingerprint": "c6eadffa33fcdf37", "orgId": 1, "ruleUID": "a1",
                   "silenceURL": "http://g/alerting/silence/new?matcher=country%3DPT",
                   "dashboardURL": "http://g/d/sps", "panelURL": "http://g/d/sps?viewPanel=4",
                   "imageURL": "http://g/img.png", "values": {"A": 180.5, "B": 1},
                   "valueString": "[ var='A' labels={country=PT} value=180.5 ]"},
                  {"status": "resolved", "labels": {"alertname": "Starts", "country": "ES"},
                   "annotations": {}, "startsAt": "2026-03-04T09:00:00Z",
                   "endsAt": "2026-03-04T09:30:00Z", "generatorURL": "", "values": null,
                   "valueString": "", "fingerprint": "d7fbe00b44fde048",
                   "silenceURL": "", "dashboardURL": "", "panelURL": ""}],
                 "groupLabels": {"alertname": "Starts"}, "commonLabels": {"alertname": "Starts"},
                 "commonAnnotations": {}, "externalURL": "http://g/", "appVersion": "12.4.0",
                 "groupKey": "{}/{}:{alertname=\\"Starts\\"}", "truncatedAlerts": 0,
                 "title": "[FIRING:1, RESOLVED:1] Starts", "state": "alerting",
                 "message": "**Firing**"}
                """;

        assertThat(sender().post(BASE + "/grafana", firing)).hasStatusOk();
        assertThat(alerts.open())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.title()).isEqualTo("Starts fell in PT");
                    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(alert.signal().dedupKey()).isEqualTo("c6eadffa33fcdf37");
                    assertThat(alert.signal().link()).isEqualTo("http://g/d/sps?viewPanel=4");
                    assertThat(alert.signal().details()).contains("Below 200", "value=180.5");
                });
        String resolved =
                firing.replace("\"firing\"", "\"resolved\"").replace("alerting\"", "ok\"");
        var put = http.put().uri(BASE + "/grafana").content(resolved).exchange();

        assertThat(put).hasStatusOk();
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void grafana_before_version_nine_is_understood() {
        String body =
                """
                {"ruleName": "Starts", "ruleId": 7, "state": "alerting",
                "title": "[Alerting] Starts",
                 "message": "Too few", "ruleUrl": "http://g/d/1", "evalMatches": []}
                """;

        sender().post(BASE + "/grafana", body);
        assertThat(alerts.open())
                .singleElement()
                .extracting(Alert::title)
                .isEqualTo("[Alerting] Starts");
        sender().post(BASE + "/grafana", body.replace("\"alerting\"", "\"ok\""));

        assertThat(alerts.open()).isEmpty();
    }

    private static String hmac(String body, String secret) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(
                    new javax.crypto.spec.SecretKeySpec(
                            secret.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            "HmacSHA256"));
            return java.util.HexFormat.of()
                    .formatHex(mac.doFinal(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
