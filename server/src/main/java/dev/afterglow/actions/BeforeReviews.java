package dev.afterglow.actions;

import dev.afterglow.incidents.IncidentId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// The door to what was so cheap and so plain that it was done before anybody met about it.
@Service
public class BeforeReviews {

    private final ReviewTimes times;

    BeforeReviews(ReviewTimes times) {
        this.times = times;
    }

    /// @param reviewed how many came from an incident with a review
    /// @param done those of them that were done before it
    public record Early(int reviewed, Set<ActionId> done) {

        public Early {
            done = Set.copyOf(done);
        }
    }

    /// Which of these were done before their incident was reviewed?
    public Early of(Collection<Action> actions) {
        Set<IncidentId> incidents =
                actions.stream()
                        .flatMap(action -> Sight.incident(action).stream())
                        .collect(Collectors.toSet());
        Map<IncidentId, Instant> held =
                incidents.isEmpty() ? Map.of() : times.reviewedAt(incidents);
        int reviewed = 0;
        Set<ActionId> done = new HashSet<>();
        for (Action action : actions) {
            Instant review = Sight.incident(action).map(held::get).orElse(null);
            if (review != null) {
                reviewed++;
                Ending ending = action.ending();
                if (ending != null && ending.isDoneBefore(review)) {
                    done.add(action.id());
                }
            }
        }
        return new Early(reviewed, done);
    }
}
