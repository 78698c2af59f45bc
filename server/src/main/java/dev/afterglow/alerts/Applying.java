package dev.afterglow.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Holds back what was open before a silence began: some hundred alerts a transaction, so that
/// whoever repeats or takes one of them never waits for the whole of a storm.
@Component
class Applying {

    private static final int MOST_AT_ONCE = 200;

    private final SilenceStore silences;
    private final AlertStore alerts;
    private final AlertListStore lists;
    private final OpeningStore openings;
    private final Holding holding;

    Applying(
            SilenceStore silences,
            AlertStore alerts,
            AlertListStore lists,
            OpeningStore openings,
            Holding holding) {
        this.silences = silences;
        this.alerts = alerts;
        this.lists = lists;
        this.openings = openings;
        this.holding = holding;
    }

    /// The oldest alerts at once, for whoever has just made a silence. They are looked at again
    /// with all others, because some may be open that this transaction does not see yet.
    void begin(Silence silence, Instant at) {
        holdSome(silence, 0, at);
    }

    /// The next alerts of a silence that has begun, from where it stands. When some were left out,
    /// it begins again after the last.
    ///
    /// @return whether there are more
    @Transactional
    public boolean goOn(UUID id, Instant at) {
        return silences.toApply(id, at)
                .map(silence -> {
                    Part part = holdSome(silence, silences.appliedTo(id), at);
                    silences.appliedTo(id, part.to(), part.leftSome());
                    if (part.isLast()) {
                        silences.applied(id, at);
                    }
                    return !part.isLast();
                })
                .orElse(false);
    }

    /// @param to the newest alert that was looked at
    /// @param leftSome whether somebody else was changing one of them
    private record Part(long to, boolean leftSome, boolean isLast) {}

    /// Waits for nobody while it holds alerts: messages that raise the same keys come before or
    /// after, and an alert that somebody else is changing is left for the next time.
    private Part holdSome(Silence silence, long from, Instant at) {
        List<Alert> next = lists.unresolvedAfter(silence.source(), from, MOST_AT_ONCE);
        List<Alert> wanted = next.stream().filter(alert -> mayHide(alert, silence)).toList();
        List<Alert> free = locked(wanted);
        for (Alert now : free) {
            if (!now.isResolved() && mayHide(now, silence)) {
                holding.hold(now, Suppressing.silenced(silence, at), silence.createdBy());
            }
        }
        long to = next.isEmpty() ? from : next.getLast().id().value();
        return new Part(to, free.size() < wanted.size(), next.size() < MOST_AT_ONCE);
    }

    private List<Alert> locked(List<Alert> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        openings.takeTurns(wanted.stream().map(Alert::signal).toList());
        return alerts.lockedIfFree(wanted.stream().map(Alert::id).toList());
    }

    private static boolean mayHide(Alert alert, Silence silence) {
        Suppression held = alert.suppression();
        return (held == null || held.kind().isByRule()) && silence.matches(alert.signal());
    }
}
