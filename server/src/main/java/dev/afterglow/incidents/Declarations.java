package dev.afterglow.incidents;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The door for whoever counts incidents: when they were declared, of a hundred thousand in some
/// milliseconds. Restricted and retold ones are left out of all but which is the newest.
@Service
public class Declarations {

    private final DeclarationStore store;

    Declarations(DeclarationStore store) {
        this.store = store;
    }

    /// Those of the ids that are counted, in no order.
    public List<Declared> of(Collection<IncidentId> ids) {
        return ids.isEmpty() ? List.of() : store.of(ids);
    }

    /// When incidents that touched each service were declared, ascending; a service without any is
    /// not in it.
    public Map<ServiceId, List<Instant>> byService(Collection<ServiceId> services) {
        return services.isEmpty() ? Map.of() : store.byService(services);
    }

    /// The one that was written down last, whoever may see it; empty without any.
    public Optional<IncidentId> newest() {
        return store.newest();
    }

    /// How many of a kind were declared after an instant.
    public long count(IncidentKind kind, Instant after) {
        return store.count(kind, after);
    }

    /// When the first of a kind was declared; empty without any.
    public Optional<Instant> first(IncidentKind kind) {
        return store.first(kind);
    }
}
