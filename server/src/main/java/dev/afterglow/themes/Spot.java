package dev.afterglow.themes;

import org.jspecify.annotations.Nullable;

/// A code at a place. Two texts of an incident may have it at the same characters.
///
/// @param text null for the whole incident; then the characters are -1
record Spot(long code, @Nullable Long text, int start, int end) {

    static Spot of(long code, Place place) {
        return place.text() == null || place.anchor() == null
                ? new Spot(code, null, -1, -1)
                : new Spot(code, place.text().id(), place.anchor().start(), place.anchor().end());
    }
}
