package dev.afterglow.people;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to calendar feeds, from which absences are taken.
@Service
public class Feeds {

    private static final int MOST_PER_PERSON = 10;
    private static final int LONGEST_URL = 2_000;
    private static final int DAYS_BACK = 30;
    private static final int DAYS_AHEAD = 400;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final FeedStore store;
    private final FeedFetch fetch;
    private final FeedSettings settings;
    private final People people;
    private final Audit audit;

    Feeds(FeedStore store, FeedFetch fetch, FeedSettings settings, People people, Audit audit) {
        this.store = store;
        this.fetch = fetch;
        this.settings = settings;
        this.people = people;
        this.audit = audit;
    }

    /// A calendar that somebody's absences are read from. Its address is a secret.
    ///
    /// @param kind what its events are: `vacation`
    /// @param matching what a title must contain to count; empty for any
    public record Feed(PersonId person, String url, String kind, String matching) {

        public Feed {
            new Absence(person, LocalDate.EPOCH, LocalDate.EPOCH, kind);
            if (url.length() > LONGEST_URL || matching.length() > 100) {
                throw new IllegalArgumentException(
                        "A feed's address has at most 2,000 characters, its filter 100");
            }
        }

        /// The part of the address that may be shown.
        public String host() {
            return String.valueOf(URI.create(url).getHost());
        }
    }

    /// A feed and how it goes.
    ///
    /// @param polledAt when it was last looked at; null before the first time
    /// @param problem why the last look failed; empty when it did not
    public record Kept(long id, Feed feed, @Nullable Instant polledAt, String problem) {}

    public List<Kept> of(PersonId person) {
        return store.of(person);
    }

    /// Adds a feed, which is looked at within a minute. Throws an [IllegalArgumentException] for an
    /// address that this server does not fetch from.
    @Transactional
    public void add(Feed feed, Actor actor, Instant now) {
        problem(feed.url())
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        if (store.of(feed.person()).size() >= MOST_PER_PERSON) {
            throw new IllegalArgumentException("A person has at most ten feeds; remove one first.");
        }
        store.add(feed, now);
        audit.record(actor, new Audit.Act("feed.added", "person:" + feed.person(), ""), now);
    }

    /// Removes a feed and the absences that came from it; false when there is none of that number.
    @Transactional
    public boolean remove(PersonId person, long id, Actor actor, Instant now) {
        boolean removed = store.remove(person, id);
        if (removed) {
            audit.record(
                    actor, new Audit.Act("feed.removed", "person:" + person, "number " + id), now);
        }
        return removed;
    }

    /// Looks at one feed that is due; false when none is. No transaction is open while it fetches.
    boolean pollOne(String owner, Instant now) {
        Optional<Kept> due = store.lease(owner, now, now.plus(LEASE));
        if (due.isEmpty()) {
            return false;
        }
        Kept kept = due.get();
        Instant next = now.plus(settings.every());
        switch (fetch.fetch(kept.feed().url())) {
            case FeedFetch.Fetched.Failed(String reason) ->
                    store.failed(kept.id(), reason, now, next);
            case FeedFetch.Fetched.Text(String text) -> {
                try {
                    store.replace(kept, read(kept.feed(), text, now), now, next);
                } catch (IllegalArgumentException unreadable) {
                    store.failed(kept.id(), String.valueOf(unreadable.getMessage()), now, next);
                }
            }
        }
        return true;
    }

    private List<Absence> read(Feed feed, String text, Instant now) {
        Person person = people.person(feed.person()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(now, person.zone());
        return FeedReader.read(
                text,
                new FeedReader.Reading(
                        feed.person(),
                        person.zone(),
                        feed.kind(),
                        feed.matching(),
                        today.minusDays(DAYS_BACK),
                        today.plusDays(DAYS_AHEAD)));
    }

    private Optional<String> problem(String url) {
        try {
            return OutsideAddress.problem(URI.create(url), settings.allowPrivate());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.of("\"" + url + "\" is not an address of a calendar.");
        }
    }
}
