package dev.afterglow.actions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A tracker did not do what it was asked for.
final class TrackerTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient @Nullable Duration pause;

    /// What may help.
    enum Kind {
        /// Time.
        LATER,
        /// An administrator.
        TOKEN,
        /// Nothing: it is not there any more.
        GONE,
        /// Somebody who reads the sentence.
        REFUSED
    }

    /// @param sentence what happened, for people, without a full stop
    /// @param pause how long the tracker wants to be left alone; null when it did not say
    TrackerTrouble(Kind kind, String sentence, @Nullable Duration pause) {
        super(sentence);
        this.kind = kind;
        this.pause = pause;
    }

    Kind kind() {
        return kind;
    }

    @Nullable Duration pause() {
        return pause;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
