package dev.afterglow.reviews;

import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks after meetings and remembers anniversaries.
@Component
class ReviewJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewJobs.class);

    private final Letters letters;
    private final InstantSource clock;
    private final boolean enabled;

    ReviewJobs(
            Letters letters,
            InstantSource clock,
            @Value("${afterglow.jobs.enabled:true}") boolean enabled) {
        this.letters = letters;
        this.clock = clock;
        this.enabled = enabled;
    }

    /// Writes what is due and returns how many letters.
    public int step(Instant now) {
        return letters.send(now);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT15M")
    void writeLetters() {
        if (!enabled) {
            return;
        }
        try {
            LOG.debug("job=review-letters count={}", step(clock.instant()));
        } catch (DataAccessException away) {
            LOG.warn("job=review-letters outcome=postponed reason={}", away.getMessage());
        }
    }
}
