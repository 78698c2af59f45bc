package dev.afterglow.incidents;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// All incidents there were, in bulk, for those who count over years. Public incidents that are
/// retold for learning are left out.
@Service
public class IncidentArchive {

    private final IncidentArchiveStore store;

    IncidentArchive(IncidentArchiveStore store) {
        this.store = store;
    }

    /// An incident without its words.
    ///
    /// @param service the first it touches; null when none was named
    /// @param startedAt when people began to feel it, or else when it was declared
    /// @param feltFrom null when nobody felt it, or it is not known
    /// @param stableAt null until it was
    /// @param alert the one it was declared from; null for one declared by hand
    public record Past(
            IncidentId id,
            @Nullable ServiceId service,
            Instant startedAt,
            @Nullable Instant feltFrom,
            @Nullable Instant stableAt,
            @Nullable AlertId alert) {}

    /// Somebody who took part.
    public record Took(IncidentId incident, PersonId person, Reached reached, Instant joinedAt) {}

    /// Those declared before an instant, by when they started.
    public List<Past> before(Instant before) {
        return store.before(before);
    }

    /// Everybody who took part in those, handed over one by one, by when they joined.
    @Transactional(readOnly = true)
    public void participants(Instant before, Consumer<Took> taker) {
        store.participants(before, taker);
    }
}
