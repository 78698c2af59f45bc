package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people say to each other around a review: questions, interviews, checks, ideas.
public record Conversation(
        List<Idea> ideas,
        List<Question> questions,
        List<Interview> interviews,
        List<Check> checks) {

    public Conversation {
        ideas = List.copyOf(ideas);
        questions = List.copyOf(questions);
        interviews = List.copyOf(interviews);
        checks = List.copyOf(checks);
    }

    /// An idea, noted and not decided.
    ///
    /// @param people how many had it
    public record Idea(long id, String text, Fate fate, String because, int people) {

        /// What became of it.
        public enum Fate {
            RESTS,
            DONE,
            TAKEN_UP,
            LET_GO;

            public String word() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }

            /// Throws [IllegalArgumentException] with what was expected.
            public static Fate parse(String word) {
                for (Fate one : values()) {
                    if (one.word().equals(word)) {
                        return one;
                    }
                }
                throw new IllegalArgumentException(
                        "An idea rests, is done, taken-up or let-go; was \"" + word + "\"");
            }
        }

        public Idea {
            Material.checked("An idea", text, true);
            Material.checked("The reason", because, false);
        }
    }

    /// A question that was asked.
    ///
    /// @param askedOf null when it was for the room
    /// @param answer may be empty
    public record Question(
            long id, String text, @Nullable PersonId askedOf, String answer, Instant at) {

        public Question {
            Material.checked("A question", text, true);
            Material.checked("An answer", answer, false);
        }
    }

    /// A conversation before the meeting. Its notes are private to the two until the person who was
    /// asked releases them.
    ///
    /// @param releasedAt null while private
    public record Interview(
            long id,
            PersonId person,
            PersonId interviewer,
            String notes,
            Instant begunAt,
            @Nullable Instant releasedAt) {

        static final int NOTES_MAX = 100_000;

        public Interview {
            if (notes.length() > NOTES_MAX) {
                throw new IllegalArgumentException(
                        "Notes have at most 100,000 characters, was " + notes.length());
            }
        }

        /// Whether somebody may read the notes.
        public boolean isOpenTo(@Nullable PersonId reader) {
            return releasedAt != null || person.equals(reader) || interviewer.equals(reader);
        }
    }

    /// What somebody who was there says of the story.
    ///
    /// @param version which they had read
    /// @param words what is missing or otherwise; may be empty
    public record Check(PersonId person, int version, boolean isRight, String words, Instant at) {

        public Check {
            Material.checked("What is missing", words, false);
        }
    }
}
