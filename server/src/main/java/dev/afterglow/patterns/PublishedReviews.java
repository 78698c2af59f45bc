package dev.afterglow.patterns;

import dev.afterglow.reviews.Reviews;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Which incidents have a story that was published.
@Component
class PublishedReviews implements Learnt {

    /// The door answers with a limited number, so it is asked month by month.
    private static final Duration A_MONTH = Duration.ofDays(30);

    private final Reviews reviews;

    PublishedReviews(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void addTo(HistoryDraft draft, Instant until) {
        Instant first =
                draft.incidents.stream()
                        .map(History.Incident::startedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(until);
        Set<String> reviewed = new HashSet<>();
        for (Instant at = first; at.isBefore(until); at = at.plus(A_MONTH)) {
            reviews.published(at, at.plus(A_MONTH))
                    .forEach(review -> reviewed.add(review.incident().toString()));
        }
        draft.incidents.replaceAll(
                incident -> reviewed.contains(incident.id()) ? incident.asReviewed() : incident);
    }
}
