package dev.afterglow.setup;

import dev.afterglow.alerts.Heartbeat;
import dev.afterglow.alerts.Heartbeats;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Integrations. A key that is left out stays, or is made for a new one.
@Component
class IntegrationsOnServer implements Section<IntegrationEntry> {

    /// The heartbeat of an address that names none.
    private static final String USUAL_BEAT = "default";

    private final Integrations integrations;
    private final Heartbeats heartbeats;

    IntegrationsOnServer(Integrations integrations, Heartbeats heartbeats) {
        this.integrations = integrations;
        this.heartbeats = heartbeats;
    }

    @Override
    public Kind kind() {
        return Kind.INTEGRATION;
    }

    @Override
    public List<IntegrationEntry> in(Configuration file) {
        return file.integrations();
    }

    @Override
    public String id(IntegrationEntry entry) {
        return entry.id();
    }

    @Override
    public Optional<IntegrationEntry> present(String id) {
        return integrations.integration(new IntegrationId(id)).map(this::entry);
    }

    @Override
    public List<IntegrationEntry> all(Work work) {
        return integrations.all().stream().map(this::entry).toList();
    }

    @Override
    public IntegrationEntry filled(IntegrationEntry entry, Optional<IntegrationEntry> present) {
        return new IntegrationEntry(
                entry.id(),
                entry.service(),
                entry.kind(),
                entry.key().or(() -> present.flatMap(IntegrationEntry::key)),
                entry.every());
    }

    @Override
    public void write(IntegrationEntry entry, Work work) {
        IntegrationId id = new IntegrationId(entry.id());
        Integration before = integrations.integration(id).orElse(null);
        Integration integration =
                new Integration(
                        id,
                        new ServiceId(entry.service()),
                        Integration.Kind.valueOf(entry.kind().name()),
                        entry.key().orElseGet(Integrations::newKey),
                        before == null ? null : before.secret(),
                        before == null ? null : before.serviceLabel(),
                        before == null ? null : before.mapping());
        integrations.define(integration, work.actor(), work.now());
        entry.every()
                .ifPresent(every ->
                        heartbeats.define(
                                Heartbeat.of(
                                        integration.source(),
                                        USUAL_BEAT,
                                        integration.service(),
                                        every)));
    }

    @Override
    public void remove(String id, Work work) {
        integrations
                .integration(new IntegrationId(id))
                .ifPresent(integration ->
                        heartbeats
                                .list(integration.source())
                                .forEach(heartbeat ->
                                        heartbeats.remove(
                                                heartbeat.source(), heartbeat.name(), work.now())));
        integrations.remove(new IntegrationId(id), work.actor(), work.now());
    }

    private IntegrationEntry entry(Integration integration) {
        return new IntegrationEntry(
                integration.id().value(),
                integration.service().value(),
                IntegrationEntry.Kind.valueOf(integration.kind().name()),
                Optional.of(integration.key()),
                integration.kind() == Integration.Kind.HEARTBEAT
                        ? Optional.of(every(integration))
                        : Optional.empty());
    }

    private Duration every(Integration integration) {
        List<Heartbeat> beats = heartbeats.list(integration.source());
        return beats.stream()
                .filter(beat -> beat.name().equals(USUAL_BEAT))
                .findFirst()
                .or(() -> beats.stream().findFirst())
                .map(Heartbeat::every)
                .orElse(IntegrationEntry.USUAL_HEARTBEAT);
    }
}
