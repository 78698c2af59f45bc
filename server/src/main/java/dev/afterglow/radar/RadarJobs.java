package dev.afterglow.radar;

import dev.afterglow.people.Leaving;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ends rounds, fills the desk once a day, shuffles, and deletes words that are old enough.
@Component
class RadarJobs {

    private static final Logger LOG = LoggerFactory.getLogger(RadarJobs.class);

    private final RadarUpkeep upkeep;
    private final Tickets tickets;
    private final Proposals proposals;
    private final Mailbox mailbox;
    private final DisclosureStore names;
    private final RadarSettings settings;
    private final InstantSource clock;
    private final boolean enabled;

    RadarJobs(
            RadarUpkeep upkeep,
            Tickets tickets,
            Proposals proposals,
            Mailbox mailbox,
            DisclosureStore names,
            RadarSettings settings,
            InstantSource clock,
            @Value("${afterglow.jobs.enabled:true}") boolean enabled) {
        this.upkeep = upkeep;
        this.tickets = tickets;
        this.proposals = proposals;
        this.mailbox = mailbox;
        this.names = names;
        this.settings = settings;
        this.clock = clock;
        this.enabled = enabled;
    }

    /// One round of upkeep; returns how many worries' words expired. Doing it twice does no harm.
    public int step(Instant now) {
        mailbox.read(now);
        tickets.keepAhead();
        if (upkeep.tidy(now)) {
            tickets.keys(now);
            proposals.warm();
        }
        return upkeep.expire(now.minus(Duration.ofDays(settings.keepOriginalsDays())));
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT10M")
    void run() {
        if (!enabled) {
            return;
        }
        try {
            step(clock.instant());
        } catch (DataAccessException away) {
            LOG.warn("job=radar outcome=postponed");
        }
    }

    @EventListener
    void forget(Leaving.Erased erased) {
        names.forget(erased.person());
    }
}
