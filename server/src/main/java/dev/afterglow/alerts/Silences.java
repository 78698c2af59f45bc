package dev.afterglow.alerts;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to silences: what matches does not page for a while, and says so.
@Service
public class Silences {

    private static final Duration LONGEST = Duration.ofDays(366);

    /// In force or planned, of one integration; those over everything count for each.
    private static final int MOST = 500;

    private static final int MOST_PREVIEWED = 10_000;

    private final SilenceStore store;
    private final AlertStore alertStore;
    private final AlertListStore lists;
    private final Applying applying;
    private final Audit audit;

    Silences(
            SilenceStore store,
            AlertStore alertStore,
            AlertListStore lists,
            Applying applying,
            Audit audit) {
        this.store = store;
        this.alertStore = alertStore;
        this.lists = lists;
        this.applying = applying;
        this.audit = audit;
    }

    /// What somebody wants to be silent.
    ///
    /// @param id of the silence to change; null for a new one
    /// @param source null for every source
    public record Wish(
            @Nullable UUID id,
            @Nullable String source,
            List<LabelMatcher> matchers,
            Instant startsAt,
            Instant endsAt,
            String createdBy,
            String comment) {}

    /// What a silence would hide.
    ///
    /// @param now unresolved alerts that match, oldest first
    /// @param lastWeek how many alerts of the last seven days matched; of at most 10,000 looked at
    public record Preview(List<Alert> now, int lastWeek, int looked) {}

    /// Makes a silence, or changes one that has not ended: with other matchers the old one ends
    /// and a new one begins, as in Alertmanager. Of the open alerts that match a new one the oldest
    /// are held back at once; [AlertJobs] holds back the rest within seconds.
    ///
    /// @return empty when there is no such silence to change
    /// @throws IllegalArgumentException saying which part of the wish cannot be
    @Transactional
    public Optional<Silence> save(Wish wish, Actor actor, Instant at) {
        if (!wish.endsAt().isAfter(at)) {
            throw new IllegalArgumentException(
                    "A silence must end in the future: " + wish.endsAt());
        }
        if (wish.endsAt().isAfter(at.plus(LONGEST))) {
            throw new IllegalArgumentException("A silence may last 366 days, not " + wish.endsAt());
        }
        if (wish.comment().isBlank()) {
            throw new IllegalArgumentException("A silence needs a comment that says why");
        }
        UUID id = wish.id();
        if (id == null && store.list(wish.source(), at).size() >= MOST) {
            throw new IllegalArgumentException(
                    "At most %d silences may be in force or planned at once; end one first"
                            .formatted(MOST));
        }
        if (id == null) {
            Silence silence = saved(silence(wish, UUID.randomUUID(), at), actor, at);
            if (silence.isActive(at)) {
                applying.begin(silence, at);
            }
            return Optional.of(silence);
        }
        return find(id, wish.source())
                .map(old -> {
                    if (old.endsAt().isAfter(at) && old.matchers().equals(wish.matchers())) {
                        return saved(silence(wish, id, at), actor, at);
                    }
                    end(old, actor, at);
                    return saved(silence(wish, UUID.randomUUID(), at), actor, at);
                });
    }

    private static Silence silence(Wish wish, UUID id, Instant at) {
        Instant starts = wish.startsAt().isBefore(at) ? at : wish.startsAt();
        return new Silence(
                id,
                wish.source(),
                wish.matchers(),
                starts,
                wish.endsAt(),
                wish.createdBy(),
                wish.comment(),
                at);
    }

    private Silence saved(Silence silence, Actor actor, Instant at) {
        store.save(silence);
        // What it hid under its earlier end is looked at again: now, or at its new end.
        alertStore.lookAgain(silence.id().toString(), at, "");
        audit.record(
                actor,
                new Audit.Act(
                        "silence.saved",
                        "silence:" + silence.id(),
                        silence.matchers() + " until " + silence.endsAt()),
                at);
        return silence;
    }

    /// Ends a silence now; what it hid and still lasts pages within a second or two.
    ///
    /// @param source may end its own silences only; null for a person, who may end all
    /// @return empty when there is none to end
    @Transactional
    public Optional<Silence> end(UUID id, @Nullable String source, Actor actor, Instant at) {
        return find(id, source)
                .filter(silence -> silence.endsAt().isAfter(at))
                .map(silence -> end(silence, actor, at));
    }

    private Silence end(Silence silence, Actor actor, Instant at) {
        Silence ended =
                new Silence(
                        silence.id(),
                        silence.source(),
                        silence.matchers(),
                        silence.startsAt().isBefore(at) ? silence.startsAt() : at,
                        at,
                        silence.createdBy(),
                        silence.comment(),
                        at);
        store.save(ended);
        alertStore.lookAgain(silence.id().toString(), at, " It was ended by " + actor.word() + ".");
        audit.record(actor, new Audit.Act("silence.ended", "silence:" + silence.id(), ""), at);
        return ended;
    }

    private Optional<Silence> find(UUID id, @Nullable String source) {
        return store.locked(id)
                .filter(silence -> source == null || source.equals(silence.source()));
    }

    /// What a silence with these matchers would hide; changes nothing.
    ///
    /// @throws IllegalArgumentException for matchers that no silence may have
    public Preview preview(List<LabelMatcher> matchers, Instant at) {
        Silence silence =
                new Silence(new UUID(0, 0), null, matchers, at, at, "preview", "preview", at);
        List<Alert> now =
                lists.unresolved(null, MOST_PREVIEWED).stream()
                        .filter(alert -> silence.matches(alert.signal()))
                        .toList();
        List<Alert> week = lists.openedSince(at.minus(Duration.ofDays(7)), MOST_PREVIEWED);
        long hidden = week.stream().filter(alert -> silence.matches(alert.signal())).count();
        return new Preview(now, (int) hidden, week.size());
    }

    public Optional<Silence> silence(UUID id) {
        return store.find(id);
    }

    /// Those that end after an instant, the last to end first; at most 500.
    ///
    /// @param source those over everything and of this source; null for all
    public List<Silence> list(@Nullable String source, Instant endedAfter) {
        return store.list(source, endedAfter);
    }
}
