package dev.afterglow.paging;

import java.time.Instant;

/// What came of "I have it".
public sealed interface Acknowledgement {

    /// It is theirs now; escalation stopped.
    record Acknowledged(Instant at) implements Acknowledgement {}

    /// Somebody had it already; the answer was noted.
    ///
    /// @param by the word of who has it, e.g. `person:ana`
    record AlreadyAcknowledgedBy(String by, Instant at) implements Acknowledgement {}

    /// The alert is resolved; there is nothing to have.
    record Closed(Instant at) implements Acknowledgement {}

    /// There is no such page.
    record Unknown() implements Acknowledgement {}
}
