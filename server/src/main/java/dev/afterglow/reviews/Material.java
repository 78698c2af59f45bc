package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was gathered for a story.
public record Material(
        List<Evidence> evidence,
        List<Perspective> perspectives,
        List<Thing> things,
        List<Finding> findings) {

    static final int TEXT_MAX = 4_000;

    public Material {
        evidence = List.copyOf(evidence);
        perspectives = List.copyOf(perspectives);
        things = List.copyOf(things);
        findings = List.copyOf(findings);
    }

    /// Those of a kind.
    public List<Finding> findings(Finding.Kind kind) {
        return findings.stream().filter(one -> one.kind() == kind).toList();
    }

    /// A moment of the record that carries the story.
    ///
    /// @param source where it comes from, e.g. `chat`
    public record Evidence(long id, Instant at, String text, String source, Marker marker) {

        public Evidence {
            checked("A piece of evidence", text, true);
        }
    }

    /// What somebody saw, believed and did not know at a moment. No view is the right one.
    public record Perspective(
            long id, PersonId person, Instant at, String saw, String believed, String didNotKnow) {

        public Perspective {
            checked("What they saw", saw, false);
            checked("What they believed", believed, false);
            checked("What they did not know", didNotKnow, false);
            if (saw.isBlank() && believed.isBlank() && didNotKnow.isBlank()) {
                throw new IllegalArgumentException(
                        "A view says what was seen, believed, or not known; all three are empty.");
            }
        }
    }

    /// Something there was to know.
    ///
    /// @param where it stands; may be empty, or say that it stands nowhere
    /// @param known by whom, since when
    public record Thing(long id, String what, String where, List<Knowing> known) {

        public Thing {
            known = List.copyOf(known);
            checked("What there was to know", what, true);
            checked("Where it stands", where, false);
        }

        public Optional<Knowing> of(PersonId person) {
            return known.stream().filter(one -> one.person().equals(person)).findFirst();
        }
    }

    /// Who knew it when, and from whom. Somebody without an entry was not asked.
    ///
    /// @param at during the incident; null otherwise
    /// @param fromWhom in words; may be empty
    public record Knowing(PersonId person, Since since, @Nullable Instant at, String fromWhom) {

        /// Since when.
        public enum Since {
            BEFORE,
            DURING,
            LATER;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            /// Throws [IllegalArgumentException] with what was expected.
            public static Since parse(String word) {
                return Arrays.stream(values())
                        .filter(one -> one.word().equals(word))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "It was known before, during or later; was \""
                                                + word
                                                + "\""));
            }
        }

        public Knowing {
            checked("From whom", fromWhom, false);
        }
    }

    /// Something that went right, or that contributed.
    ///
    /// @param more about it; may be empty
    public record Finding(long id, Kind kind, String text, String more) {

        /// Both are findings; neither is a root cause.
        public enum Kind {
            WENT_RIGHT,
            CONTRIBUTED;

            public String word() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }

            /// Throws [IllegalArgumentException] with what was expected.
            public static Kind parse(String word) {
                return Arrays.stream(values())
                        .filter(one -> one.word().equals(word))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "A finding went-right or contributed; was \""
                                                + word
                                                + "\""));
            }
        }

        public Finding {
            checked("A finding", text, true);
            checked("More about it", more, false);
        }
    }

    static void checked(String name, String text, boolean isNeeded) {
        if (text.length() > TEXT_MAX || (isNeeded && text.isBlank())) {
            throw new IllegalArgumentException(
                    "%s has %d to 4,000 characters, was %d"
                            .formatted(name, isNeeded ? 1 : 0, text.length()));
        }
    }
}
