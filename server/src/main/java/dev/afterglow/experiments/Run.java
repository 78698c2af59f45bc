package dev.afterglow.experiments;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run with everything that is kept of it.
///
/// @param recoveredAt when the key metrics were back and nothing was left behind; null until then,
///     and where an incident had to be opened
/// @param progress what it did, a line each
/// @param journal in the Toolkit's format; null until it is over
public record Run(
        RunLine line,
        PersonId askedBy,
        @Nullable Instant recoveredAt,
        String recovery,
        boolean isLeftBehind,
        @Nullable IncidentId incident,
        String progress,
        @Nullable String journal,
        List<GateAnswer> gates) {

    public Run {
        gates = List.copyOf(gates);
    }
}
