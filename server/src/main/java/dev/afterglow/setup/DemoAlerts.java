package dev.afterglow.setup;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Heartbeat;
import dev.afterglow.alerts.Heartbeats;
import dev.afterglow.alerts.Inhibition;
import dev.afterglow.alerts.LabelMatcher;
import dev.afterglow.alerts.MaintenanceWindow;
import dev.afterglow.alerts.Plans;
import dev.afterglow.alerts.Silences;
import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Became;
import dev.afterglow.intake.Capture;
import dev.afterglow.intake.Captures;
import dev.afterglow.intake.Intake;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.intake.PrometheusFormats;
import dev.afterglow.intake.Said;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Gives the simulated company what sends to it, and some ordinary days of alerts: each through the
/// format and the doors that a real sender uses.
@Component
class DemoAlerts implements DemoChapter {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ServiceId EDGE = new ServiceId("edge-cache");

    private final Integrations integrations;
    private final Intake intake;
    private final Captures captures;
    private final Alerts alerts;
    private final Silences silences;
    private final Plans plans;
    private final Heartbeats heartbeats;
    private final People people;

    DemoAlerts(
            Integrations integrations,
            Intake intake,
            Captures captures,
            Alerts alerts,
            Silences silences,
            Plans plans,
            Heartbeats heartbeats,
            People people) {
        this.integrations = integrations;
        this.intake = intake;
        this.captures = captures;
        this.alerts = alerts;
        this.silences = silences;
        this.plans = plans;
        this.heartbeats = heartbeats;
        this.people = people;
    }

    /// All or nothing.
    @Override
    @Transactional
    public void tell(Story story) {
        Instant now = story.now();
        Integration prometheus =
                new Integration(
                        new IntegrationId("prometheus"),
                        EDGE,
                        Integration.Kind.ALERTMANAGER,
                        Integrations.newKey(),
                        null,
                        "service",
                        null);
        integrations.define(prometheus, DemoCompany.DEMO, now);
        other("deploys", "packager", Integration.Kind.PAGERDUTY, now);
        other("payment-checks", "payments", Integration.Kind.GENERIC, now);
        Integration backups = other("backups", "asset-store", Integration.Kind.HEARTBEAT, now);
        heartbeats.define(
                Heartbeat.of(backups.source(), "nightly", backups.service(), Duration.ofDays(1)));
        heartbeats.beat(backups.source(), "nightly", now.minus(Duration.ofHours(7)));
        plan(now);
        days(prometheus, now);
        today(prometheus, now);
    }

    private Integration other(String id, String service, Integration.Kind kind, Instant now) {
        Integration integration =
                new Integration(
                        new IntegrationId(id), new ServiceId(service), kind, Integrations.newKey());
        integrations.define(integration, DemoCompany.DEMO, now);
        return integration;
    }

    private void plan(Instant now) {
        plans.inhibit(
                new Inhibition(new ServiceId("licence-edge"), new ServiceId("drm-keys")),
                DemoCompany.DEMO,
                now);
        plans.plan(
                new MaintenanceWindow(
                        0,
                        List.of(new ServiceId("encode-farm"), new ServiceId("packager")),
                        now.plus(Duration.ofHours(30)),
                        now.plus(Duration.ofHours(33)),
                        "The farm moves to new machines",
                        DemoCompany.DEMO.word()),
                DemoCompany.DEMO,
                now);
        silences.save(
                new Silences.Wish(
                        null,
                        null,
                        List.of(LabelMatcher.parse("alertname=\"SubtitlesLate\"")),
                        now.minus(Duration.ofHours(5)),
                        now.plus(Duration.ofHours(20)),
                        actor("encoding").word(),
                        "A festival film in nine languages; known and slow"),
                actor("encoding"),
                now.minus(Duration.ofHours(5)));
    }

    /// Problems that came and went in the last days.
    private void days(Integration sender, Instant now) {
        for (int day = 6; day >= 1; day--) {
            Instant at = now.minus(Duration.ofDays(day));
            send(sender, at, "DiskFillingUp", "edge-cache", "warning", "firing");
            send(
                    sender,
                    at.plusSeconds(2_400),
                    "DiskFillingUp",
                    "edge-cache",
                    "warning",
                    "resolved");
        }
        Instant noisy = now.minus(Duration.ofHours(27));
        send(sender, noisy, "CertificateSoonOld", "tls-terminator", "error", "firing");
        alerts.openOf(sender.source()).stream()
                .filter(alert -> alert.service().value().equals("tls-terminator"))
                .forEach(alert -> {
                    Actor actor = actor("edge");
                    alerts.acknowledge(alert.id(), actor, noisy.plusSeconds(180));
                    alerts.resolve(alert.id(), actor, noisy.plusSeconds(900));
                    alerts.markNoise(
                            alert.id(),
                            "the new certificate was there; the check read the old box",
                            actor,
                            noisy.plusSeconds(960));
                });
    }

    /// What is open now; somebody has each that pages.
    private void today(Integration sender, Instant now) {
        send(sender, now.minusSeconds(7_000), "KeysMintedSlowly", "drm-keys", "error", "firing");
        send(sender, now.minusSeconds(6_700), "LicencesSlow", "licence-edge", "warning", "firing");
        send(
                sender,
                now.minusSeconds(4_000),
                "SubtitlesLate",
                "subtitle-pipeline",
                "warning",
                "firing");
        send(sender, now.minusSeconds(3_000), "QueueGrows", "invoices", "warning", "firing");
        send(sender, now.minusSeconds(2_900), "QueueGrows", "invoices", "warning", "firing");
        for (Alert alert : alerts.openOf(sender.source())) {
            if (alert.service().value().equals("invoices")) {
                alerts.snooze(
                        alert.id(),
                        now.plus(Duration.ofHours(3)),
                        actor("billing"),
                        now.minusSeconds(2_000));
            } else if (!alert.isSuppressed()) {
                alerts.acknowledge(alert.id(), actor("drm"), now.minusSeconds(6_900));
                alerts.note(
                        alert.id(),
                        "One of three signers is slow; taken out of the ring",
                        actor("drm"),
                        now.minusSeconds(6_500));
            }
        }
        misread(sender, now.minusSeconds(1_500));
    }

    private void send(
            Integration sender,
            Instant at,
            String name,
            String service,
            String severity,
            String status) {
        String body =
                """
                {"version": "4", "status": "%4$s", "receiver": "afterglow",
                 "groupKey": "{}/{}:{%1$s}",
                 "alerts": [{"status": "%4$s",
                   "labels": {"alertname": "%1$s", "service": "%2$s", "severity": "%3$s"},
                   "annotations": {"summary": "%1$s on %2$s"},
                   "startsAt": "%5$s", "endsAt": "0001-01-01T00:00:00Z"}]}
                """
                        .formatted(name, service, severity, status, at.minusSeconds(30));
        List<Became> became = intake.accept(sender, said(body), at);
        String words =
                became.stream()
                        .map(one -> one.what() + (one.words().isEmpty() ? "" : ": " + one.words()))
                        .collect(Collectors.joining("; "));
        captures.note(new Capture(sender.id(), at, "alertmanager", 200, words, body));
    }

    private static List<Said> said(String body) {
        return PrometheusFormats.webhook(JSON.readTree(body));
    }

    /// Somebody's template is not what the format says.
    private void misread(Integration sender, Instant at) {
        String body = "{\"version\": \"4\", \"alerts\": {\"status\": \"firing\"}}";
        try {
            said(body);
        } catch (BadPayload mistake) {
            captures.note(
                    new Capture(
                            sender.id(),
                            at,
                            "alertmanager",
                            400,
                            String.join("; ", mistake.sentences()),
                            body));
        }
    }

    /// Somebody of a team.
    private Actor actor(String team) {
        PersonId person =
                people.team(new dev.afterglow.people.TeamId(team))
                        .orElseThrow()
                        .members()
                        .getFirst();
        return new Actor.OfPerson(person, Role.RESPONDER);
    }
}
