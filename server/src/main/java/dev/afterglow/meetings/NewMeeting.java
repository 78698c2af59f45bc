package dev.afterglow.meetings;

import java.time.Instant;
import java.util.List;

/// A meeting that a planner has chosen the time of.
///
/// @param subject what it is about, in its owner's words, such as `review:12`
/// @param address the page of what it is about, beginning with a slash
/// @param starts one, or two of which the first is earlier
public record NewMeeting(
        String subject, String title, String address, Wish wish, List<Instant> starts) {

    static final int TITLE_MAX = 200;

    public NewMeeting {
        starts = starts.stream().distinct().sorted().toList();
        if (subject.isBlank() || title.isBlank() || title.length() > TITLE_MAX) {
            throw new IllegalArgumentException(
                    "A meeting needs a subject and a title of 1 to 200 characters");
        }
        if (!address.startsWith("/") || address.startsWith("//")) {
            throw new IllegalArgumentException(
                    "A meeting belongs to a page of this server, was \"" + address + "\"");
        }
        if (starts.isEmpty() || starts.size() > 2) {
            throw new IllegalArgumentException(
                    "A meeting has one session or two, was " + starts.size());
        }
    }
}
