package dev.afterglow.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dikhan.pagerduty.client.events.PagerDutyEventsClient;
import com.github.dikhan.pagerduty.client.events.domain.AcknowledgeIncident.AcknowledgeIncidentBuilder;
import com.github.dikhan.pagerduty.client.events.domain.ChangeEvent.ChangeEventBuilder;
import com.github.dikhan.pagerduty.client.events.domain.ChangeEventPayload;
import com.github.dikhan.pagerduty.client.events.domain.EventResult;
import com.github.dikhan.pagerduty.client.events.domain.Payload;
import com.github.dikhan.pagerduty.client.events.domain.ResolveIncident.ResolveIncidentBuilder;
import com.github.dikhan.pagerduty.client.events.domain.TriggerIncident.TriggerIncidentBuilder;
import com.ifountain.opsgenie.client.OpsGenieClient;
import com.ifountain.opsgenie.client.swagger.ApiException;
import com.ifountain.opsgenie.client.swagger.api.AlertApi;
import com.ifountain.opsgenie.client.swagger.model.AcknowledgeAlertRequest;
import com.ifountain.opsgenie.client.swagger.model.AddAlertNoteRequest;
import com.ifountain.opsgenie.client.swagger.model.CloseAlertRequest;
import com.ifountain.opsgenie.client.swagger.model.CreateAlertRequest;
import com.ifountain.opsgenie.client.swagger.model.SuccessResponse;
import dev.afterglow.AfterglowServer;
import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertState;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Entry;
import dev.afterglow.alerts.Severity;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.TestPostgres;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// Programs that use the client libraries of PagerDuty and Opsgenie need nothing but our address
/// and key. PagerDuty has no Java library of its own, so it is the most used one for its events;
/// Opsgenie's is its own.
@SpringBootTest(
        classes = AfterglowServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "afterglow.jobs.enabled=true")
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestPostgres.class)
class ClientLibrariesStory {

    @LocalServerPort private int port;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Alerts alerts;
    @Autowired private InstantSource clock;

    @Test
    void pagerduty_s_library_triggers_acknowledges_resolves_and_tells_of_changes()
            throws Exception {
        String key = define("pagerduty-library");
        PagerDutyEventsClient client =
                PagerDutyEventsClient.create(address("/v2/enqueue"), address("/v2/change/enqueue"));

        EventResult triggered =
                client.trigger(
                        TriggerIncidentBuilder.newBuilder(key, full("Disk is full")).build());
        String dedup = triggered.getDedupKey();
        client.trigger(
                TriggerIncidentBuilder.newBuilder(key, full("Disk is fuller"))
                        .setDedupKey(dedup)
                        .build());
        Alert open = only(open("pagerduty-library"));
        client.acknowledge(AcknowledgeIncidentBuilder.newBuilder(key, dedup).build());
        Alert acknowledged = only(open("pagerduty-library"));
        EventResult resolved =
                client.resolve(ResolveIncidentBuilder.newBuilder(key, dedup).build());
        EventResult refused =
                client.trigger(
                        TriggerIncidentBuilder.newBuilder("0".repeat(32), full("Lost")).build());
        client.trackChange(
                ChangeEventBuilder.newBuilder(
                                key,
                                ChangeEventPayload.Builder.newBuilder()
                                        .setSummary("Version 42 is out")
                                        .setSource("deploys")
                                        .setTimestamp(OffsetDateTime.now(ZoneOffset.UTC))
                                        .build())
                        .build());

        assertThat(triggered.getStatus()).isEqualTo("success");
        assertThat(open.title()).isEqualTo("Disk is fuller");
        assertThat(open.seen().count()).isEqualTo(2);
        assertThat(open.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(open.labels()).containsEntry("component", "disk").containsEntry("part", "b");
        assertThat(acknowledged.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(resolved.getDedupKey()).isEqualTo(dedup);
        assertThat(open("pagerduty-library")).isEmpty();
        assertThat(refused.getStatus()).isEqualTo("invalid event");
        assertThat(services.latestChanges(new ServiceId("pagerduty-library"), 5))
                .extracting(change -> change.change().summary())
                .containsExactly("Version 42 is out (deploys)");
    }

    private static Payload full(String summary) {
        return Payload.Builder.newBuilder()
                .setSummary(summary)
                .setSource("db-1")
                .setSeverity(com.github.dikhan.pagerduty.client.events.domain.Severity.CRITICAL)
                .setTimestamp(OffsetDateTime.now(ZoneOffset.UTC))
                .setComponent("disk")
                .setGroup("databases")
                .setEventClass("capacity")
                .setCustomDetails(new JSONObject(Map.of("part", "b")))
                .build();
    }

    @Test
    void opsgenie_s_library_creates_notes_acknowledges_and_closes() throws Exception {
        String key = define("opsgenie-library");
        OpsGenieClient client = new OpsGenieClient();
        client.setRootUri(address(""));
        client.setApiKey(key);
        AlertApi api = client.alertV2();
        CreateAlertRequest wish = new CreateAlertRequest();
        wish.setMessage("Queue is stuck");
        wish.setAlias("queue-7");
        wish.setDescription("Nothing left it for ten minutes");
        wish.setPriority(CreateAlertRequest.PriorityEnum.P1);
        wish.setTags(List.of("queue", "eu"));
        wish.setDetails(Map.of("queue", "7"));

        SuccessResponse created = api.createAlert(wish);
        var request = api.getRequestStatus(created.getRequestId()).getData();
        Alert open = only(open("opsgenie-library"));
        AddAlertNoteRequest note = new AddAlertNoteRequest();
        note.setNote("Looking");
        api.addNote("queue-7", note, "alias");
        api.acknowledgeAlert("queue-7", "alias", new AcknowledgeAlertRequest());
        var seen = api.getAlert(request.getAlertId(), "id").getData();
        api.closeAlert("queue-7", "alias", new CloseAlertRequest());

        assertThat(created.getResult()).isEqualTo("Request will be processed");
        assertThat(request.getIsSuccess()).isTrue();
        assertThat(open.title()).isEqualTo("Queue is stuck");
        assertThat(open.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(open.labels()).containsEntry("queue", "7").containsEntry("tags", "queue,eu");
        assertThat(seen.getAlias()).isEqualTo("queue-7");
        assertThat(seen.getAcknowledged()).isTrue();
        assertThat(seen.getTags()).containsExactlyInAnyOrder("queue", "eu");
        assertThat(alerts.entries(open.id())).extracting(Entry::words).contains("Looking");
        assertThat(open("opsgenie-library")).isEmpty();
    }

    @Test
    void opsgenie_s_library_is_told_what_is_wrong() {
        OpsGenieClient client = new OpsGenieClient();
        client.setRootUri(address(""));
        client.setApiKey("0".repeat(32));
        CreateAlertRequest wish = new CreateAlertRequest();
        wish.setMessage("Nobody hears this");

        assertThatThrownBy(() -> client.alertV2().createAlert(wish))
                .isInstanceOfSatisfying(
                        ApiException.class, no -> assertThat(no.getCode()).isEqualTo(401));
    }

    private String define(String id) {
        ServiceId service = new ServiceId(id);
        services.define(new Service(service, id, null, Set.of()), clock.instant());
        String key = Integrations.newKey();
        integrations.define(
                new Integration(new IntegrationId(id), service, Integration.Kind.GENERIC, key),
                clock.instant());
        return key;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private List<Alert> open(String id) {
        return alerts.openOf("integration:" + id);
    }

    private static Alert only(List<Alert> found) {
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
