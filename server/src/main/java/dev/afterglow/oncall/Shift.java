package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/// One person's unbroken time on call from one source, over [from, to); no person in a gap.
public record Shift(Instant from, Instant to, Optional<PersonId> person, Source source) {

    /// Whether `next` is the same person from the same source without a pause.
    boolean isContinuedBy(Shift next) {
        return to.equals(next.from) && person.equals(next.person) && source.equals(next.source);
    }
}
