package dev.afterglow.alerts;

import java.time.Instant;

/// One line of what happened to an alert after it opened.
///
/// @param kind `acknowledged`, `suppressed`, `note`, …
/// @param actor the word of the actor: `person:ana`
/// @param words the reason, or what was written; may be empty
public record Entry(AlertId alert, Instant at, String kind, String actor, String words) {

    static final int WORDS_LIMIT = 25_000;

    public Entry {
        words = Text.storable(words, WORDS_LIMIT);
    }
}
