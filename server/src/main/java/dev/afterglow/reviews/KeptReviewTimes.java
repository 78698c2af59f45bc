package dev.afterglow.reviews;

import dev.afterglow.actions.ReviewTimes;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Tells the module of actions when incidents were reviewed.
@Component
class KeptReviewTimes implements ReviewTimes {

    private final ReviewStore store;
    private final Meetings meetings;

    KeptReviewTimes(ReviewStore store, Meetings meetings) {
        this.store = store;
        this.meetings = meetings;
    }

    @Override
    public Map<IncidentId, Instant> reviewedAt(Collection<IncidentId> incidents) {
        List<Review> reviews = store.ofThose(incidents);
        Map<String, Meeting> about = meetings.about(reviews.stream().map(Review::subject).toList());
        Map<IncidentId, Instant> times = new HashMap<>();
        for (Review review : reviews) {
            Meeting meeting = about.get(review.subject());
            Instant published = review.publishedAt();
            if (meeting != null && !meeting.isCancelled()) {
                times.put(review.incident(), meeting.sessions().getFirst().startsAt());
            } else if (published != null) {
                times.put(review.incident(), published);
            }
        }
        return times;
    }
}
