package dev.afterglow.experiments;

import java.util.Locale;

/// Where an experiment came from.
///
/// @param ref the incident, theme or risk as its page names it; empty for a hunch
public record Source(Kind kind, String ref) {

    public static final Source HUNCH = new Source(Kind.HUNCH, "");

    private static final int LONGEST = 60;

    public Source {
        if (ref.length() > LONGEST || (kind == Kind.HUNCH) != ref.isEmpty()) {
            throw new IllegalArgumentException(
                    "An experiment comes from a hunch, or from an incident, theme or risk that is"
                            + " named; was "
                            + kind.word()
                            + " '"
                            + ref
                            + "'");
        }
    }

    public enum Kind {
        HUNCH,
        INCIDENT,
        THEME,
        RISK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException listing the words there are
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "An experiment comes from a hunch, incident, theme or risk; was '"
                            + word
                            + "'");
        }
    }

    /// Its page; empty for a hunch.
    public String address() {
        return switch (kind) {
            case HUNCH -> "";
            case INCIDENT -> "/incidents/" + ref;
            case THEME -> "/themes/" + ref;
            case RISK -> "/radar/risks/" + ref;
        };
    }

    /// As a page says it.
    public String words() {
        return kind == Kind.HUNCH ? "a hunch" : kind.word() + " " + ref;
    }
}
