package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// All there was of services, in bulk, for those who count over years and those who bring years in.
@Service
public class ServiceArchive {

    private final ServiceArchiveStore store;

    ServiceArchive(ServiceArchiveStore store) {
        this.store = store;
    }

    /// A change without its words.
    ///
    /// @param person null when its source does not say
    public record Made(long id, ServiceId service, @Nullable PersonId person, Instant at) {}

    /// Every change in [from, to), by time, handed over one by one.
    @Transactional(readOnly = true)
    public void changes(Instant from, Instant to, Consumer<Made> taker) {
        store.changes(from, to, taker);
    }

    /// Who ever carried which service.
    public List<Knowledge> knowledge() {
        return store.knowledge();
    }

    /// Keeps many changes at once, as [Services#recordChange] keeps one. Changes of services that
    /// are not there are passed over.
    ///
    /// @return how many are new
    @Transactional
    public int record(List<Change> changes, Instant now) {
        return store.record(changes, now);
    }
}
