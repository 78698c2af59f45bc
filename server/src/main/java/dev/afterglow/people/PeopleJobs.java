package dev.afterglow.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Reads calendar feeds and forgets what is old enough.
@Component
class PeopleJobs {

    static final Duration KEEP_ATTEMPTS = Duration.ofDays(30);
    static final Duration KEEP_ENDED = Duration.ofDays(90);
    static final int KEEP_KINDS_DAYS = 90;
    static final int KEEP_ABSENCES_YEARS = 5;

    private static final int MOST_FEEDS_A_STEP = 100;
    private static final Logger LOG = LoggerFactory.getLogger(PeopleJobs.class);

    private final Feeds feeds;
    private final LeavingStore leaving;
    private final InstantSource clock;
    private final boolean enabled;
    private final String owner = UUID.randomUUID().toString();

    PeopleJobs(
            Feeds feeds,
            LeavingStore leaving,
            InstantSource clock,
            @Value("${afterglow.jobs.enabled:true}") boolean enabled) {
        this.feeds = feeds;
        this.leaving = leaving;
        this.clock = clock;
        this.enabled = enabled;
    }

    /// Reads the feeds that are due, at most a hundred, and returns how many it read.
    public int step(Instant now) {
        int count = 0;
        while (count < MOST_FEEDS_A_STEP && feeds.pollOne(owner, now)) {
            count++;
        }
        return count;
    }

    /// Forgets what is old enough and returns how many lines. Doing it twice does no harm.
    public int forget(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return leaving.forgetAttempts(now.minus(KEEP_ATTEMPTS))
                + leaving.forgetLinks(now.minus(KEEP_ENDED))
                + leaving.forgetTokens(now.minus(KEEP_ENDED))
                + leaving.forgetKinds(today.minusDays(KEEP_KINDS_DAYS))
                + leaving.forgetAbsences(today.minusYears(KEEP_ABSENCES_YEARS));
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void readFeeds() {
        run("feeds", () -> step(clock.instant()));
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
    void forgetOldThings() {
        run("retention", () -> forget(clock.instant()));
    }

    private void run(String job, java.util.function.IntSupplier work) {
        if (!enabled) {
            return;
        }
        try {
            int count = work.getAsInt();
            if (count > 0) {
                LOG.info("job={} count={}", job, count);
            }
        } catch (DataAccessException away) {
            LOG.warn("job={} outcome=postponed reason={}", job, away.getMessage());
        }
    }
}
