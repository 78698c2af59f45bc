package dev.afterglow.actions;

import java.util.Locale;

/// Where an action stands. [#RESTING] and [#OPEN] go on; the others are ends.
public enum State {
    RESTING("an idea at rest", "info"),
    OPEN("open", "plain"),
    DONE("done", "good"),
    DECLINED("declined", "harm"),
    OVERTAKEN("overtaken", "info"),
    QUIET("gone quiet", "doubt"),
    LEARNT("no action, but learnt", "good");

    private final String words;
    private final String tone;

    State(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    public String words() {
        return words;
    }

    /// The colour that stands for it on pages.
    public String tone() {
        return tone;
    }

    public boolean isEnd() {
        return this != RESTING && this != OPEN;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
