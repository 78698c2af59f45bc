package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Locale;

/// Somebody who holds reviews for others, or learns to. Everybody enters themselves.
///
/// @param words what they like to be asked for; may be empty
public record Facilitator(PersonId person, Stage stage, String words, Instant since) {

    /// How far along.
    public enum Stage {
        WATCHES("watches", "sits in and listens for questions"),
        HELPS("helps", "does interviews and keeps notes"),
        LEADS_WITH("leads with somebody", "asks in the room, with somebody beside"),
        LEADS("leads", "may be asked by any team");

        private final String title;
        private final String meaning;

        Stage(String title, String meaning) {
            this.title = title;
            this.meaning = meaning;
        }

        public String title() {
            return title;
        }

        public String meaning() {
            return meaning;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Throws [IllegalArgumentException] with what was expected.
        public static Stage parse(String word) {
            for (Stage one : values()) {
                if (one.word().equals(word)) {
                    return one;
                }
            }
            throw new IllegalArgumentException(
                    "A stage is watches, helps, leads-with or leads; was \"" + word + "\"");
        }
    }

    public Facilitator {
        Material.checked("What you like to be asked for", words, false);
    }
}
