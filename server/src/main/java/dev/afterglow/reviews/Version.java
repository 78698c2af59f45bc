package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import java.time.Instant;

/// The whole text of a story as somebody left it; never changed.
///
/// @param number from 1, without holes
/// @param text Markdown; a heading of the second level begins a passage
/// @param note how it came about, e.g. "merged with version 6"; may be empty
public record Version(
        int number, String title, String text, PersonId author, Instant at, String note) {}
