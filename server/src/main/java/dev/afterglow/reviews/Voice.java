package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import java.time.Instant;

/// How it was for somebody who was there.
///
/// @param accountDiffers whether they remember it otherwise than the record has it
/// @param words about the surprise; may be empty
/// @param wentRight what went right; may be empty
public record Voice(
        PersonId person,
        boolean wasSurprised,
        boolean accountDiffers,
        String words,
        String wentRight,
        Instant at) {

    static final int WORDS_MAX = 2_000;

    public Voice {
        if (words.length() > WORDS_MAX || wentRight.length() > WORDS_MAX) {
            throw new IllegalArgumentException("At most 2,000 characters; nothing was kept.");
        }
    }
}
