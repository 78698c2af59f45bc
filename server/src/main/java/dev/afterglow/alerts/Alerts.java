package dev.afterglow.alerts;

import dev.afterglow.alerts.Changed.Already;
import dev.afterglow.alerts.Changed.Done;
import dev.afterglow.people.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to alerts: sources raise and resolve them, people take, snooze and judge them.
///
/// Each method is one transaction, or joins the caller's; its [AlertEvent] is published inside it.
/// When a method returns outside of a transaction, what it says is committed.
@Service
public class Alerts {

    private static final String IS_RESOLVED = "It is resolved; a new problem opens a new alert.";

    private final AlertStore store;
    private final EntryStore entries;
    private final AlertListStore lists;
    private final Holding holding;
    private final Raising raising;
    private final ApplicationEventPublisher events;

    Alerts(
            AlertStore store,
            EntryStore entries,
            AlertListStore lists,
            Holding holding,
            Raising raising,
            ApplicationEventPublisher events) {
        this.store = store;
        this.entries = entries;
        this.lists = lists;
        this.holding = holding;
        this.raising = raising;
        this.events = events;
    }

    /// Opens an alert, or counts the signal on the one that is open under its source and key.
    @Transactional
    public Raised raise(Signal signal, Instant at) {
        return raising.raise(List.of(signal), at).getFirst();
    }

    /// Raises several in one transaction: all are committed, or none.
    ///
    /// @return in the order given
    @Transactional
    public List<Raised> raiseAll(List<Signal> signals, Instant at) {
        return raising.raise(signals, at);
    }

    /// Somebody has it; escalation stops.
    @Transactional
    public Changed acknowledge(AlertId id, Actor by, Instant at) {
        return change(
                id,
                alert -> {
                    if (alert.isResolved()) {
                        return new Already(alert, IS_RESOLVED);
                    }
                    Alert.Mark mark = alert.acknowledged();
                    if (mark != null) {
                        return new Already(alert, mark.by() + " has it already.");
                    }
                    Alert now = store.acknowledge(id, by.word(), at);
                    record(id, "acknowledged", by.word(), "", at);
                    events.publishEvent(new AlertEvent.Acknowledged(now, by, at));
                    return new Done(now);
                });
    }

    /// Gives an acknowledged alert back: nobody has it any more.
    @Transactional
    public Changed reopen(AlertId id, Actor by, Instant at) {
        return change(
                id,
                alert -> {
                    if (alert.state() != AlertState.ACKNOWLEDGED) {
                        return new Already(alert, "Nobody has it: it is " + alert.state().word());
                    }
                    Alert now = store.reopen(id, at);
                    record(id, "reopened", by.word(), "", at);
                    events.publishEvent(new AlertEvent.Reopened(now, by, at));
                    return new Done(now);
                });
    }

    /// It is over.
    @Transactional
    public Changed resolve(AlertId id, Actor by, Instant at) {
        return change(
                id,
                alert -> {
                    if (alert.isResolved()) {
                        return new Already(alert, IS_RESOLVED);
                    }
                    Alert now = store.resolve(id, by.word(), at);
                    record(id, "resolved", by.word(), "", at);
                    holding.ended(now, at);
                    events.publishEvent(new AlertEvent.Resolved(now, by, at));
                    return new Done(now);
                });
    }

    /// The source says that it is over.
    @Transactional
    public Changed resolveByKey(String source, String dedupKey, Instant at) {
        return resolveByKey(source, dedupKey, null, at);
    }

    /// The source says that the problem that began at an instant is over.
    ///
    /// @param startedAt a late message about an earlier problem does not close a later one; null
    ///     when
    ///     the source does not say
    @Transactional
    public Changed resolveByKey(
            String source, String dedupKey, @Nullable Instant startedAt, Instant at) {
        Optional<Alert> alert = store.unresolved(source, dedupKey).flatMap(store::locked);
        if (alert.isEmpty()) {
            return new Changed.Unknown();
        }
        Instant since = alert.get().signal().startedAt();
        if (startedAt != null && since != null && startedAt.isBefore(since)) {
            return new Already(alert.get(), "It is about an earlier problem under this key.");
        }
        return resolve(alert.get().id(), new Actor.OfSystem(source), at);
    }

    /// Not now: it does not page until then, and pages again if it still lasts.
    ///
    /// @param until after `at`, at most 31 days
    @Transactional
    public Changed snooze(AlertId id, Instant until, Actor by, Instant at) {
        return change(
                id,
                alert -> {
                    if (alert.isResolved()) {
                        return new Already(alert, IS_RESOLVED);
                    }
                    return new Done(holding.snooze(alert, until, by, at));
                });
    }

    /// This page was noise, because …
    @Transactional
    public Changed markNoise(AlertId id, String because, Actor by, Instant at) {
        return change(
                id,
                alert -> {
                    String words = Text.storable(because.strip(), 1024);
                    Alert.Mark mark = new Alert.Mark(at, by.word());
                    record(id, "noise", by.word(), words, at);
                    return new Done(store.noise(id, new Alert.Noise(words, mark)));
                });
    }

    /// Writes something beside an alert; at most 25,000 characters are kept.
    @Transactional
    public Changed note(AlertId id, String words, Actor by, Instant at) {
        return change(
                id,
                alert -> {
                    record(id, "note", by.word(), words, at);
                    return new Done(alert);
                });
    }

    /// Changes what an alert says: title, details, severity or labels; the rest of the answer of
    /// `amend`
    /// is not looked at.
    @Transactional
    public Changed amend(AlertId id, UnaryOperator<Signal> amend, Actor by, Instant at) {
        return change(
                id,
                alert -> {
                    if (alert.isResolved()) {
                        return new Already(alert, IS_RESOLVED);
                    }
                    Alert now = store.amend(id, amend.apply(alert.signal()));
                    record(id, "amended", by.word(), "", at);
                    if (now.isHighUrgency() && !alert.isHighUrgency()) {
                        events.publishEvent(new AlertEvent.Worsened(now, at));
                    }
                    return new Done(now);
                });
    }

    private Changed change(AlertId id, Function<Alert, Changed> change) {
        return store.locked(id).map(change).orElseGet(Changed.Unknown::new);
    }

    private void record(AlertId id, String kind, String actor, String words, Instant at) {
        entries.add(new Entry(id, at, kind, actor, words));
    }

    public Optional<Alert> alert(AlertId id) {
        return lists.alert(id);
    }

    /// The unresolved alert of a source's key.
    public Optional<Alert> alert(String source, String dedupKey) {
        return store.unresolved(source, dedupKey).flatMap(lists::alert);
    }

    /// What a list is asked for.
    ///
    /// @param resolvedToo or only those that are not resolved
    /// @param service empty for all
    /// @param words that the title has, in any case; empty for all
    /// @param before only older ones; null for the first lines
    public record Search(
            boolean resolvedToo, String service, String words, @Nullable AlertId before) {}

    /// Unresolved alerts that page, and those that something holds back.
    public record Tally(int paging, int held) {}

    /// Newest first.
    public List<Alert> find(Search search, int most) {
        return lists.find(search, Math.min(most, 1_000));
    }

    /// Open alerts that nobody has and nothing holds back, whose paging began before an instant,
    /// oldest first, at most 100,000.
    public List<AlertId> pagingSince(Instant before) {
        return lists.pagingSince(before, 100_000);
    }

    public Tally tally() {
        return lists.tally();
    }

    /// Those that opened in [from, to), oldest first, at most 1,000.
    public List<Alert> openedBetween(Instant from, Instant to, int most) {
        return lists.openedBetween(from, to, Math.min(most, 1_000));
    }

    /// All that are not resolved, oldest first, at most 1,000.
    public List<Alert> open() {
        return lists.unresolved(null, 1_000);
    }

    /// All that opened since then, newest first, at most 1,000.
    public List<Alert> openedSince(Instant since) {
        return lists.openedSince(since, 1_000);
    }

    /// Unresolved alerts of one source, oldest first, at most 10,000.
    public List<Alert> openOf(String source) {
        return lists.unresolved(source, 10_000);
    }

    /// The newest alerts of one source, newest first, at most 100.
    public List<Alert> newestOf(String source, int limit) {
        return lists.newestOf(source, Math.min(limit, 100));
    }

    /// Alerts that belong to the page of this one, oldest first, at most 100.
    public List<Alert> groupedUnder(AlertId lead) {
        return lists.suppressedBy(lead, 100);
    }

    /// What happened to an alert after it opened, oldest first, at most 500 lines.
    public List<Entry> entries(AlertId id) {
        return entries.of(id);
    }
}
