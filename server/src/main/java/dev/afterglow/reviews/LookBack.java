package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Arrays;

/// Whether a decision paid, as somebody sees it some weeks later.
public record LookBack(IncidentId incident, Paid paid, String words, PersonId by, Instant at) {

    /// Did it?
    public enum Paid {
        PAID("paid", "it paid"),
        PARTLY("partly", "it paid in part"),
        DID_NOT("did-not", "it did not pay");

        private final String word;
        private final String words;

        Paid(String word, String words) {
            this.word = word;
            this.words = words;
        }

        public String word() {
            return word;
        }

        public String words() {
            return words;
        }

        /// Throws [IllegalArgumentException] with what was expected.
        public static Paid parse(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "It is paid, partly or did-not; was \"" + word + "\""));
        }
    }
}
