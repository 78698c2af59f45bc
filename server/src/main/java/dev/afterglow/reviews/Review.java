package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The story of one incident, as it stands.
///
/// @param title of the newest version
/// @param facilitator null until somebody was found
/// @param apprentice who learns to facilitate with this one; null when nobody does
/// @param isGuided whether the page leads a team through it step by step
/// @param isPractice a case to practise on; left out of all counts
/// @param version number of the newest version
public record Review(
        ReviewId id,
        IncidentId incident,
        String title,
        Style style,
        Standing standing,
        @Nullable PersonId facilitator,
        @Nullable PersonId apprentice,
        boolean isGuided,
        boolean isPractice,
        Instant begunAt,
        @Nullable Instant publishedAt,
        int version) {

    private static final String SUBJECT = "review:";

    public String address() {
        return "/reviews/" + id;
    }

    /// What its meeting is called among meetings.
    public String subject() {
        return SUBJECT + id;
    }

    /// Whose meeting has a subject; empty when it is not about a review.
    public static Optional<ReviewId> idOf(String subject) {
        return subject.startsWith(SUBJECT)
                ? Optional.of(new ReviewId(Long.parseLong(subject.substring(SUBJECT.length()))))
                : Optional.empty();
    }
}
