package dev.afterglow.actions;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An action as it is written down.
///
/// @param title one line, at most 200 characters
/// @param detail at most 10,000 characters; may be empty
/// @param value 1 (little) to 5 (much), as the room sees it
/// @param owner null while nobody has taken it
/// @param automates the service a part of which it automates; null where it automates nothing
/// @param restsUntil until when nobody decides; null for what was decided already
public record NewAction(
        String title,
        String detail,
        Origin origin,
        Cost cost,
        int value,
        Strength strength,
        @Nullable PersonId owner,
        @Nullable ServiceId automates,
        @Nullable Instant restsUntil) {

    static final int TITLE_MAX = 200;
    static final int DETAIL_MAX = 10_000;

    public NewAction {
        title = title.strip();
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            throw new IllegalArgumentException(
                    "An action's title has 1 to 200 characters, was " + title.length());
        }
        title.chars().filter(NewAction::isHidden).findFirst().ifPresent(NewAction::refuse);
        if (detail.length() > DETAIL_MAX) {
            throw new IllegalArgumentException(
                    "An action's text has at most 10,000 characters, was " + detail.length());
        }
        if (value < 1 || value > 5) {
            throw new IllegalArgumentException("An action's value is 1 to 5, was " + value);
        }
    }

    /// Ends of lines, controls, and marks that turn the direction of what comes after them.
    private static boolean isHidden(int character) {
        return Character.isISOControl(character)
                || (character >= 0x202a && character <= 0x202e)
                || (character >= 0x2066 && character <= 0x2069);
    }

    private static void refuse(int character) {
        throw new IllegalArgumentException(
                "An action's title is one line of text, and has the character U+%04X"
                        .formatted(character));
    }
}
