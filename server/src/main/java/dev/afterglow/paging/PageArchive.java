package dev.afterglow.paging;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whom pages reached, in bulk, for those who count over years; drills are left out. Whoever shows
/// it keeps the promise that nobody's nights are seen by others.
@Service
public class PageArchive {

    private final PageArchiveStore store;

    PageArchive(PageArchiveStore store) {
        this.store = store;
    }

    /// A page that reached a person; how fast they answered is not told.
    public record Rung(PersonId person, Instant at, AlertId alert, ServiceId service) {}

    /// All in [from, to), by time, handed over one by one.
    @Transactional(readOnly = true)
    public void rung(Instant from, Instant to, Consumer<Rung> taker) {
        store.rung(from, to, taker);
    }

    /// Those of some persons in [from, to), by time; at most 100,000.
    public List<Rung> rungFor(Collection<PersonId> persons, Instant from, Instant to) {
        return store.rungFor(persons, from, to);
    }
}
