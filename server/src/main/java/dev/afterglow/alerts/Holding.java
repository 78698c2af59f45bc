package dev.afterglow.alerts;

import dev.afterglow.alerts.Suppression.Kind;
import dev.afterglow.people.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Holds alerts back and lets them go. Runs inside the transactions of the doors and the jobs.
///
/// A held alert leaves in three ways: it resolves, something else holds it on, or it pages.
@Component
class Holding {

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(31);

    private final AlertStore store;
    private final EntryStore entries;
    private final CircumstanceStore circumstances;
    private final AlertSettings settings;
    private final Suppressing suppressing;
    private final ApplicationEventPublisher events;

    Holding(
            AlertStore store,
            EntryStore entries,
            CircumstanceStore circumstances,
            AlertSettings settings,
            ApplicationEventPublisher events) {
        this.store = store;
        this.entries = entries;
        this.circumstances = circumstances;
        this.settings = settings;
        this.suppressing = new Suppressing(settings);
        this.events = events;
    }

    CircumstanceStore.Around around(Signal signal, @Nullable AlertId self, Instant at) {
        return circumstances.around(signal, self, at);
    }

    Optional<Suppression> decide(Signal signal, Circumstances around, Instant at) {
        return suppressing.decide(signal, around, at);
    }

    Alert snooze(Alert alert, Instant until, Actor by, Instant at) {
        if (!until.isAfter(at) || until.isAfter(at.plus(LONGEST_SNOOZE))) {
            throw new IllegalArgumentException(
                    "A snooze must end within 31 days from now, was " + until + "; not snoozed");
        }
        String because = "Snoozed by " + by.word();
        return hold(alert, new Suppression(Kind.SNOOZED, because, null, at, until), by.word());
    }

    /// Holds an unresolved alert back from now on; those grouped under it are looked at again.
    Alert hold(Alert alert, Suppression suppression, String actor) {
        Instant at = suppression.since();
        Alert now = store.suppress(alert.id(), suppression);
        entries.add(new Entry(alert.id(), at, "suppressed", actor, suppression.because()));
        if (!alert.isSuppressed()) {
            letGoOfOthers(alert, at, " That one no longer pages.");
        }
        events.publishEvent(new AlertEvent.Suppressed(now, suppression, at));
        return now;
    }

    /// An alert has resolved: what it held back is looked at again once things have settled.
    void ended(Alert alert, Instant at) {
        if (!alert.isSuppressed()) {
            letGoOfOthers(alert, at, " That one has ended.");
        }
    }

    private void letGoOfOthers(Alert alert, Instant at, String because) {
        store.lookAgain(alert.id().toString(), at.plus(settings.settle()), because);
    }

    /// A grouped or inhibited alert that became urgent is decided anew, at once.
    Alert afterWorsening(Alert alert, Instant at) {
        Suppression held = alert.suppression();
        return held != null && held.kind() == Kind.GROUPED ? reconsider(alert, at) : alert;
    }

    /// Looks again at a suppressed alert whose holder no longer holds: it is held for another
    /// reason, or it pages.
    Alert lookAgain(Alert alert, Instant at) {
        Suppression held = alert.suppression();
        if (held == null || alert.isResolved()) {
            return alert;
        }
        return reconsider(alert, at);
    }

    private Alert reconsider(Alert alert, Instant at) {
        Signal signal = alert.signal();
        Circumstances around = around(signal, alert.id(), at).circumstances();
        Optional<Suppression> next = suppressing.decide(signal, around.withoutFlapping(), at);
        if (next.isEmpty()) {
            return release(alert, at);
        }
        Alert now = store.suppress(alert.id(), next.get());
        entries.add(new Entry(alert.id(), at, "suppressed", "system:alerts", next.get().because()));
        events.publishEvent(new AlertEvent.Suppressed(now, next.get(), at));
        return now;
    }

    private Alert release(Alert alert, Instant at) {
        Suppression held = alert.suppression();
        String because =
                "It still lasts and is no longer "
                        + (held == null ? "held back" : held.kind().word());
        Alert now = store.release(alert.id(), at);
        entries.add(new Entry(alert.id(), at, "unsuppressed", "system:alerts", because));
        events.publishEvent(new AlertEvent.Unsuppressed(now, because, at));
        return now;
    }
}
