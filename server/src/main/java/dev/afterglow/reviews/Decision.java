package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;

/// What an incident was found to deserve, and why.
///
/// @param costHours of people's time, as it was shown when it was decided
public record Decision(
        IncidentId incident,
        Deserves deserves,
        String reason,
        int costHours,
        PersonId by,
        Instant at) {

    static final int REASON_MAX = 4_000;

    public Decision {
        if (reason.isBlank() || reason.length() > REASON_MAX) {
            throw new IllegalArgumentException(
                    "Say in a sentence or two why; it is kept for whoever asks in a year.");
        }
    }
}
