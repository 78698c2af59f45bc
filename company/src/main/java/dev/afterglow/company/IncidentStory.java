package dev.afterglow.company;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An incident as the people who were there tell it.
///
/// @param incident id of the incident in the history
/// @param mechanism what went on, as a key that stories of one kind share
/// @param seen what was seen first
/// @param timeline sorted by time
/// @param stableBecause what told them so
/// @param decision what it deserves; null where that is not yet decided
/// @param review null where none was held, or not yet
public record IncidentStory(
        String incident,
        String mechanism,
        String title,
        String summary,
        String seen,
        List<Entry> timeline,
        String stableBecause,
        @Nullable Decision decision,
        @Nullable Review review) {
    public IncidentStory {
        timeline = List.copyOf(timeline);
    }

    /// A line of the record.
    ///
    /// @param person who wrote or did it; null where it came from a machine
    /// @param kind `change`, `page`, `metric`, `declared`, `role`, `chat`, `update`, `automation`
    ///     or `stable`
    public record Entry(Instant at, @Nullable String person, String kind, String text) {}

    /// @param option `nothing`, `follow-ups`, `write-up`, `interviews`, `team-review` or
    ///     `everybody-review`
    public record Decision(Instant at, String person, String option, String reason) {}

    /// @param heldAt when the meeting was, or the story was out
    /// @param narrative in the order of telling
    /// @param wentRight sentences
    public record Review(
            Instant heldAt,
            List<Passage> narrative,
            List<Perspective> perspectives,
            List<String> wentRight) {
        public Review {
            narrative = List.copyOf(narrative);
            perspectives = List.copyOf(perspectives);
            wentRight = List.copyOf(wentRight);
        }
    }

    /// @param heading such as `Detection`, `Key moment`, `Diagnosis`, `Repair`
    /// @param codes each with words that occur in `text`
    public record Passage(Instant at, String heading, String text, List<Coded> codes) {
        public Passage {
            codes = List.copyOf(codes);
        }
    }

    /// Words to which a code was given.
    public record Coded(String code, String quote) {}

    /// One person's view of a moment.
    public record Perspective(
            String person, Instant at, String saw, String believed, String didNotKnow) {}
}
