package dev.afterglow.incidents;

/// Two incidents that belong together, seen from one of them.
///
/// @param other the other one
/// @param note why, in people's words; may be empty
public record Relation(IncidentId other, Kind kind, String note) {

    /// How they belong together.
    public enum Kind {
        RELATED("related"),
        /// This one is told in the other one.
        DUPLICATE("a duplicate of"),
        /// The other one is told in this one.
        HAS_DUPLICATE("told twice, as");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
