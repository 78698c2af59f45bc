package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.ReviewId;
import dev.afterglow.reviews.Reviews;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds what an address names. A restricted incident and its story are not there for those who may
/// not see it.
@Component
class ReviewGate {

    private final Reviews reviews;
    private final Incidents incidents;

    ReviewGate(Reviews reviews, Incidents incidents) {
        this.reviews = reviews;
        this.incidents = incidents;
    }

    /// Answers the request with 404 where there is none to see.
    Review review(long id, Actor actor) {
        return reviews.review(new ReviewId(id))
                .filter(review -> maySee(review.incident(), actor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Answers the request with 404 where there is none to see.
    Incident incident(String id, Actor actor) {
        try {
            return incidents
                    .incident(IncidentId.parse(id))
                    .filter(incident -> incidents.maySee(incident, actor))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }

    boolean maySee(IncidentId id, Actor actor) {
        return incidents
                .incident(id)
                .map(incident -> incidents.maySee(incident, actor))
                .orElse(false);
    }
}
