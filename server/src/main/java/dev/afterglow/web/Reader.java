package dev.afterglow.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Who reads a page: whose zone its times are in, and which theme was chosen.
///
/// @param id the person's id, or null when nobody is signed in
/// @param place what to call the reader's zone, e.g. "Lisbon"
/// @param theme "light", "dark", or empty for what the system prefers
public record Reader(@Nullable String id, String name, String place, ZoneId zone, String theme) {

    /// Nobody is signed in; times are shown in UTC and say so.
    public static final Reader ANYBODY = new Reader(null, "", "UTC", ZoneId.of("UTC"), "");

    public boolean isSignedIn() {
        return id != null;
    }
}
