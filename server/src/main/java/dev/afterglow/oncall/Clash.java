package dev.afterglow.oncall;

import dev.afterglow.people.Away;
import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Somebody is on call on days on which they are away, whether on leave or on a public holiday of
/// theirs.
///
/// @param from when both begin
/// @param to when one of them ends
/// @param could who could take it, the best first; at most three
public record Clash(Away away, Instant from, Instant to, List<Candidate> could) {

    public Clash {
        could = List.copyOf(could);
    }

    public PersonId person() {
        return away.person();
    }

    /// Somebody who is neither away nor on call then.
    ///
    /// @param awake whether at least half of it is day where they are
    /// @param hours what the schedule asks of them in the quarter around it
    public record Candidate(PersonId person, boolean awake, Duration hours) {}
}
