package dev.afterglow.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An incident as another system or a write-up tells it.
///
/// @param key names it among all that are imported; the second import of a key changes nothing
/// @param startedAt when it began, as exactly as it was written
/// @param stableAt null when that was not said
/// @param severity 1 to 4; 3 when it was not said
/// @param services as they were called there
/// @param text the whole write-up, Markdown
/// @param source where it was read: a file's name, or the address of a page
/// @param lines its timeline, in the order it was written; may be empty
public record ImportedIncident(
        String key,
        String title,
        Instant startedAt,
        @Nullable Instant stableAt,
        int severity,
        List<String> services,
        String text,
        String source,
        List<Line> lines,
        List<Responder> responders) {

    public static final int KEY_MAX = 200;
    public static final int TEXT_MAX = 1_000_000;
    public static final int LINES_MAX = 5_000;

    public ImportedIncident {
        services = List.copyOf(services);
        lines = List.copyOf(lines);
        responders = List.copyOf(responders);
        check(!key.isBlank() && key.length() <= KEY_MAX, "A key has 1 to 200 characters", key);
        check(!title.isBlank(), "A title is not empty", key);
        check(severity >= 1 && severity <= 4, "Severity is 1 to 4, was " + severity, key);
        check(text.length() <= TEXT_MAX, "A write-up has at most 1,000,000 characters", key);
        check(lines.size() <= LINES_MAX, "A timeline has at most 5,000 lines", key);
        check(
                stableAt == null || !stableAt.isBefore(startedAt),
                "It cannot be stable at %s, before it began at %s".formatted(stableAt, startedAt),
                key);
    }

    /// One line of a timeline.
    ///
    /// @param isDayOnly whether only the day was written; `at` is then the start of that day
    /// @param speaker who or what said it; empty when that was not written
    /// @param original as it stood there
    public record Line(
            Instant at, boolean isDayOnly, String speaker, String text, String original) {}

    /// Somebody who was paged, as they were called there.
    public record Responder(String person, Instant at) {}

    private static void check(boolean holds, String sentence, String key) {
        if (!holds) {
            throw new IllegalArgumentException(sentence + " (" + key + ")");
        }
    }
}
