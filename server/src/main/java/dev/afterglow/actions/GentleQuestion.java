package dev.afterglow.actions;

import java.util.Optional;
import java.util.regex.Pattern;

/// Notices "so it cannot happen again", which is nearly always said too early, and asks back. It
/// never blocks.
final class GentleQuestion {

    private static final Pattern NEVER_AGAIN =
            Pattern.compile(
                    "\\b(never|cannot|can['’]?t|can not|won['’]?t|will not)\\s+(\\w+\\s+)?"
                            + "(happen|occur|recur|repeat)\\b(\\s+(itself\\s+)?again)?"
                            + "|\\bimpossible (for|that)\\b.*\\bagain\\b"
                            + "|\\bfixed for good\\b|\\bonce and for all\\b",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private GentleQuestion() {}

    /// What to ask about a text; empty for most texts.
    static Optional<String> about(String text) {
        return NEVER_AGAIN.matcher(text).find()
                ? Optional.of(
                        "“Never again” is a strong claim. What would have to stay true for it,"
                                + " and who would notice when it no longer is?")
                : Optional.empty();
    }
}
