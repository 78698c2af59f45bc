package dev.afterglow.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message as a channel gets it: wording final, the attempt known.
///
/// @param person the slug of whom it is for, or null for a place
/// @param attempt 1 for the first
/// @param isApproved whether an administrator's configuration names this address, so that a private
///     network is no reason to refuse it
/// @param startedAt when this attempt began
record Outgoing(
        MessageId id,
        String address,
        @Nullable String person,
        String subject,
        String text,
        @Nullable String html,
        String reference,
        Map<String, String> extras,
        int attempt,
        boolean mayBeRepeat,
        boolean isApproved,
        Instant startedAt) {

    private static final int SUBJECT_LENGTH = 200;

    /// The same with the subjects of other messages that go with it.
    Outgoing carrying(long count, List<String> subjects) {
        String more =
                "\n\n"
                        + count
                        + " more messages for you go with this one:\n- "
                        + String.join("\n- ", subjects)
                        + (count > subjects.size() ? "\n- …" : "");
        Map<String, String> others = new HashMap<>(extras);
        if (others.containsKey("sms")) {
            others.put("sms", "And " + count + " more pages. " + others.get("sms"));
        }
        return new Outgoing(
                id,
                address,
                person,
                subject + ", and " + count + " more",
                text + more,
                null,
                reference,
                Map.copyOf(others),
                attempt,
                mayBeRepeat,
                isApproved,
                startedAt);
    }

    /// The same id at every attempt, so that a provider or reader can tell a repeat.
    String stableId() {
        return "afterglow-" + id;
    }

    /// Whether it asks somebody to come.
    boolean isPage() {
        return extra("event").equals("dev.afterglow.page");
    }

    /// An extra of the message; empty when it was not given.
    String extra(String name) {
        return extras.getOrDefault(name, "");
    }

    /// The subject on one line, short enough for a phone's lock screen.
    String oneLine() {
        String line = subject.strip().replaceAll("\\s+", " ");
        String marked = mayBeRepeat ? "(may be a repeat) " + line : line;
        return marked.length() <= SUBJECT_LENGTH
                ? marked
                : marked.substring(0, SUBJECT_LENGTH - 1) + "…";
    }

    /// The text, with a last line that says so when an earlier attempt may have arrived.
    String body() {
        return mayBeRepeat
                ? text
                        + "\n\nThis may be a repeat: it is not known whether an earlier attempt"
                        + " arrived.\n"
                : text;
    }
}
