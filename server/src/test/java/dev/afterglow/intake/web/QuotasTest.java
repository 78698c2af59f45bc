package dev.afterglow.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.intake.Quotas;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class QuotasTest {

    private static final String OTHER_KEY = "f".repeat(32);

    @Autowired private MockMvcTester http;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Quotas quotas;
    @Autowired private IntakeSettings settings;
    @Autowired private SettableClock clock;

    private void define(String id, String key) {
        Sender.define(services, integrations, SettableClock.START);
        integrations.define(
                new Integration(
                        new IntegrationId(id), Sender.PLAYBACK, Integration.Kind.GENERIC, key),
                SettableClock.START);
    }

    private int status(String address, String body) {
        return new Sender(http).post(address, body).getResponse().getStatus();
    }

    @Test
    void a_flood_is_told_to_come_again_in_its_own_words_and_others_are_not_delayed() {
        String flooding = "a".repeat(32);
        define("flooding", flooding);
        define("calm", OTHER_KEY);
        quotas.charge(new IntegrationId("flooding"), 2 * settings.burst());

        String event = "{\"routing_key\":\"%s\",\"event_action\":\"resolve\",\"dedup_key\":\"k\"}";

        assertThat(status("/v2/enqueue", event.formatted(flooding))).isEqualTo(429);
        assertThat(status("/intake/" + flooding + "/alertmanager", "{\"alerts\":[]}"))
                .isEqualTo(503);
        assertThat(status("/intake/" + flooding + "/grafana", "{\"alerts\":[]}")).isEqualTo(503);
        assertThat(status("/v2/alerts?apiKey=" + flooding, "{\"message\":\"m\"}")).isEqualTo(429);
        assertThat(status("/intake/" + flooding + "/generic", "{\"summary\":\"s\"}"))
                .isEqualTo(429);
        assertThat(
                        status(
                                "/generic/2010-04-15/create_event.json",
                                "{\"service_key\":\"%s\"}".formatted(flooding)))
                .isEqualTo(403);
        assertThat(status("/v2/enqueue", event.formatted(OTHER_KEY))).isEqualTo(202);
        clock.advance(Duration.ofSeconds(30));
        assertThat(status("/v2/enqueue", event.formatted(flooding))).isEqualTo(202);
    }

    @Test
    void an_integration_has_so_many_places_and_no_more_and_another_has_its_own() throws Exception {
        List<Quotas.Place> taken = new ArrayList<>();
        for (int place = 0; place < settings.atOnce(); place++) {
            taken.add(quotas.place(new IntegrationId("busy")));
        }

        Quotas.Place none = quotas.place(new IntegrationId("busy"));
        Quotas.Place other = quotas.place(new IntegrationId("idle"));

        assertThat(taken).doesNotContainNull();
        assertThat(none).isNull();
        assertThat(other).isNotNull();
        taken.forEach(Quotas.Place::close);
        other.close();
    }
}
