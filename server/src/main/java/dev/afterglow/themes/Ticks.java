package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/// The door to codes as counting needs them: which incident carries which code, and who says so.
@Service
public class Ticks {

    private final TickStore store;

    Ticks(TickStore store) {
        this.store = store;
    }

    /// A code in force on an incident, once for each coder who gave it there.
    ///
    /// @param code its slug
    /// @param gate what must have been asked before it can be given, as the codebook words it;
    ///     empty for a code that is always open
    public record Tick(IncidentId incident, String code, PersonId coder, String gate) {}

    /// Those given before an instant, incident by incident, whoever coded it first leading.
    public List<Tick> before(Instant until) {
        return store.before(until);
    }
}
