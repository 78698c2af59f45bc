package dev.afterglow.intake.web;

import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Another system that sends to us with the key of an integration.
record Sender(MockMvcTester http) {

    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final ServiceId PLAYBACK = new ServiceId("playback");

    /// The integration `prom` of the service playback, with [#KEY].
    static Integration integration() {
        return new Integration(new IntegrationId("prom"), PLAYBACK, Integration.Kind.GENERIC, KEY);
    }

    static void define(Services services, Integrations integrations, Instant now) {
        services.define(new Service(PLAYBACK, "Playback", null, Set.of()), now);
        integrations.define(integration(), now);
    }

    MvcTestResult post(String address, String body) {
        return http.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    MvcTestResult post(String address, byte[] body) {
        return http.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
