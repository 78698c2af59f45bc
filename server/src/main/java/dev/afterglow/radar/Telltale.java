package dev.afterglow.radar;

/// Words that may point to somebody.
///
/// @param quote the words themselves
public record Telltale(Kind kind, String quote) {

    public enum Kind {
        NAME("a name in it"),
        HANDLE("a handle in it"),
        TICKET("ticket number in it"),
        LINK("a link in it"),
        FEW("few people know this"),
        THEIR_WORDS("a phrase of theirs");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
