package dev.afterglow.setup;

import dev.afterglow.paging.Policies;
import dev.afterglow.paging.PolicyId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Services, and which policy pages for each.
@Component
class ServicesOnServer implements Section<ServiceEntry> {

    private final Services services;
    private final Policies policies;

    ServicesOnServer(Services services, Policies policies) {
        this.services = services;
        this.policies = policies;
    }

    @Override
    public Kind kind() {
        return Kind.SERVICE;
    }

    @Override
    public List<ServiceEntry> in(Configuration file) {
        return file.services();
    }

    @Override
    public String id(ServiceEntry entry) {
        return entry.id();
    }

    @Override
    public Optional<ServiceEntry> present(String id) {
        return services.service(new ServiceId(id)).map(this::entry);
    }

    @Override
    public List<ServiceEntry> all(Work work) {
        return services.all().stream().map(this::entry).toList();
    }

    @Override
    public ServiceEntry filled(ServiceEntry entry, Optional<ServiceEntry> present) {
        return new ServiceEntry(
                entry.id(),
                entry.name(),
                entry.team(),
                entry.policy(),
                entry.dependsOn().stream().sorted().distinct().toList());
    }

    /// Services may need each other in a circle, so all exist before any dependency is written.
    @Override
    public void prepare(ServiceEntry entry, Work work) {
        services.define(service(entry, Set.of()), work.actor(), work.now());
    }

    @Override
    public void write(ServiceEntry entry, Work work) {
        Set<ServiceId> needs =
                entry.dependsOn().stream().map(ServiceId::new).collect(Collectors.toSet());
        services.define(service(entry, needs), work.actor(), work.now());
        policies.assign(new ServiceId(entry.id()), entry.policy().map(PolicyId::new).orElse(null));
    }

    @Override
    public void remove(String id, Work work) {
        throw new IllegalArgumentException(
                "what happened names service "
                        + id
                        + ", so it stays; take its policy away instead");
    }

    private static Service service(ServiceEntry entry, Set<ServiceId> needs) {
        return new Service(
                new ServiceId(entry.id()), entry.name(), entry.team().orElse(null), needs);
    }

    private ServiceEntry entry(Service service) {
        return new ServiceEntry(
                service.id().value(),
                service.name(),
                Optional.ofNullable(service.team()),
                policies.of(service.id()).map(policy -> policy.id().value()),
                service.dependsOn().stream().map(ServiceId::value).sorted().toList());
    }
}
