package dev.afterglow.intake;

import dev.afterglow.alerts.AlertId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request in Opsgenie's manner: accepted under an id, and what became of it.
///
/// @param status a sentence
/// @param alert null when it concerned none
/// @param alias the alert's key; may be empty
public record Request(
        UUID id,
        IntegrationId integration,
        String action,
        Instant at,
        boolean success,
        String status,
        @Nullable AlertId alert,
        String alias) {}
