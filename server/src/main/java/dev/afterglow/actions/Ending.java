package dev.afterglow.actions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an action ended.
///
/// @param reason in somebody's words; empty only for what was done
/// @param lostTo what was worth more at that time, such as "the winter launch"; may be empty
/// @param overtakenBy the action that replaced it; null for work that is no action here
public record Ending(
        State state, Instant at, String reason, String lostTo, @Nullable ActionId overtakenBy) {

    static final int TEXT_MAX = 2_000;

    public Ending {
        reason = reason.strip();
        lostTo = lostTo.strip();
        if (!state.isEnd()) {
            throw new IllegalArgumentException("An action does not end " + state.words());
        }
        if (reason.length() > TEXT_MAX || lostTo.length() > NewAction.TITLE_MAX) {
            throw new IllegalArgumentException(
                    "A reason has at most 2,000 characters and what it lost to at most 200");
        }
    }

    boolean isDoneBefore(Instant review) {
        return state == State.DONE && at.isBefore(review);
    }
}
