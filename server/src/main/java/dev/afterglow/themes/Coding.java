package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A code that a person gave to words of a text, or to a whole incident.
///
/// @param code the slug
/// @param text the text it was given to; null for the whole incident
/// @param quote the words; empty for the whole incident
/// @param start where they stand in the newest version; -1 when the words are not there any more,
///     or
///     it is the whole incident
/// @param round the round it was given in; null outside of rounds
/// @param isFromSuggestion the product proposed the code and the coder took it
public record Coding(
        long id,
        String code,
        String codeName,
        IncidentId incident,
        @Nullable Long text,
        String quote,
        int start,
        int end,
        PersonId coder,
        @Nullable Long round,
        boolean isFromSuggestion,
        Instant at) {

    public boolean isOfWhole() {
        return text == null;
    }

    /// Whether its words were in an earlier version and are not in the newest.
    public boolean isLost() {
        return text != null && start < 0;
    }
}
