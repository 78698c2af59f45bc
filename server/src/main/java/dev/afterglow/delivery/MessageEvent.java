package dev.afterglow.delivery;

import java.time.Instant;

/// What came of an attempt to send a message. Published inside the transaction that records it.
public sealed interface MessageEvent {

    MessageId message();

    /// The reference that the sender gave.
    String reference();

    /// When the attempt ended.
    Instant at();

    /// The provider took it. For e-mail that means the next mail server, not the person's eyes.
    ///
    /// @param mayBeRepeat whether an earlier attempt may have arrived too
    record Sent(MessageId message, String reference, Instant at, boolean mayBeRepeat)
            implements MessageEvent {}

    /// An attempt did not succeed.
    ///
    /// @param isPermanent true: no further attempt will be made; false: it is tried again
    /// @param fellTo the channel of a message now sent in its place or beside it; empty for none
    record Failed(
            MessageId message,
            String reference,
            Instant at,
            boolean isPermanent,
            String reason,
            String fellTo)
            implements MessageEvent {}

    /// Nobody can say whether it arrived: it is sent again, marked as possibly repeated.
    record Unknown(MessageId message, String reference, Instant at, String reason)
            implements MessageEvent {}
}
