package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incidents;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.web.ComingUp;
import dev.afterglow.web.Times;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The next meeting about a story that everybody may read, for the first page.
@Component
class NextReview implements ComingUp {

    private final Meetings meetings;
    private final Reviews reviews;
    private final Incidents incidents;

    NextReview(Meetings meetings, Reviews reviews, Incidents incidents) {
        this.meetings = meetings;
        this.reviews = reviews;
        this.incidents = incidents;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Card> card(Times times) {
        return meetings.toCome(times.now()).stream()
                .filter(meeting -> !meeting.isCancelled())
                .flatMap(meeting -> card(meeting, times).stream())
                .findFirst();
    }

    private Optional<Card> card(Meeting meeting, Times times) {
        return Review.idOf(meeting.subject())
                .flatMap(reviews::review)
                .filter(review ->
                        incidents
                                .incident(review.incident())
                                .filter(incident -> !incident.isRestricted())
                                .isPresent())
                .map(review -> card(review, meeting, times));
    }

    private static Card card(Review review, Meeting meeting, Times times) {
        Meeting.Session next =
                meeting.sessions().stream()
                        .filter(session -> session.startsAt().isAfter(times.now()))
                        .findFirst()
                        .orElse(meeting.sessions().getLast());
        return new Card(
                "Next review",
                meeting.sessions().size() == 1 ? "" : "two sessions",
                review.title(),
                times.iso(next.startsAt()),
                times.full(next.startsAt()),
                meeting.people().size() + " people are invited. Coming is voluntary.",
                "Read the story so far",
                review.address());
    }
}
