package dev.afterglow.delivery;

import java.time.Instant;

/// The end of one attempt, ready to be recorded.
record Ending(
        MessageId message,
        String channel,
        String address,
        int attempt,
        Outcome outcome,
        Retries.Next next,
        Instant at) {

    static Ending of(Claimed claimed, Outcome outcome, Instant at) {
        Outgoing outgoing = claimed.outgoing();
        return new Ending(
                outgoing.id(),
                claimed.channel(),
                outgoing.address(),
                outgoing.attempt(),
                outcome,
                Retries.after(outcome, claimed.priority(), outgoing.attempt(), at),
                at);
    }
}
