package dev.afterglow.patterns;

/// What may be said of a look beside all others of its run.
public enum Verdict {
    MORE("more than chance"),
    AS("as chance would"),
    LESS("less than chance"),
    UNKNOWN("cannot tell");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// The words shown to people and in answers.
    public String words() {
        return words;
    }
}
