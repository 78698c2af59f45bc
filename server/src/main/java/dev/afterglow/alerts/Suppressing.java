package dev.afterglow.alerts;

import dev.afterglow.alerts.Suppression.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether something holds an alert back, and says what. Pure.
///
/// People come before rules: maintenance, then silences, then dependencies, flapping, grouping. The
/// last three never hold back a key metric.
record Suppressing(AlertSettings settings) {

    /// What holds back a new alert, or one that a rule held back until now.
    Optional<Suppression> decide(Signal signal, Circumstances now, Instant at) {
        Optional<Suppression> byPeople = byPeople(signal, now, at);
        if (byPeople.isPresent() || signal.isOfMetric()) {
            return byPeople;
        }
        return inhibited(now.upstream(), at)
                .or(() -> flapping(now.pagesForKey(), at))
                .or(() -> grouped(now.lead(), at));
    }

    /// What people decided to hold back: planned work and silences.
    Optional<Suppression> byPeople(Signal signal, Circumstances now, Instant at) {
        Optional<Suppression> planned =
                now.windows().stream()
                        .filter(window -> window.covers(signal.service()))
                        .map(window -> maintenance(window, at))
                        .findFirst();
        return planned.or(() ->
                now.silences().stream()
                        .filter(silence -> silence.matches(signal))
                        .map(silence -> silenced(silence, at))
                        .findFirst());
    }

    static Suppression silenced(Silence silence, Instant at) {
        return new Suppression(
                Kind.SILENCED,
                "A silence of %s matches: %s. “%s”"
                        .formatted(silence.createdBy(), silence.matchers(), silence.comment()),
                silence.id().toString(),
                at,
                silence.endsAt());
    }

    private static Suppression maintenance(MaintenanceWindow window, Instant at) {
        return new Suppression(
                Kind.MAINTENANCE,
                "Planned work, entered by %s: “%s”".formatted(window.createdBy(), window.reason()),
                "maintenance:" + window.id(),
                at,
                window.endsAt());
    }

    Optional<Suppression> inhibited(Circumstances.@Nullable Holder upstream, Instant at) {
        return Optional.ofNullable(upstream)
                .map(holder ->
                        new Suppression(
                                Kind.INHIBITED,
                                "It waits on %s, which has %s: “%s”"
                                        .formatted(
                                                holder.service(),
                                                holder.id().shown(),
                                                holder.title()),
                                holder.id().toString(),
                                at,
                                at.plus(settings.lookAgain())));
    }

    Optional<Suppression> grouped(Circumstances.@Nullable Holder lead, Instant at) {
        return Optional.ofNullable(lead)
                // Of two that come together, the one committed first may have the later time.
                .filter(holder -> settings.groupingWindow().isPositive())
                .map(holder ->
                        new Suppression(
                                Kind.GROUPED,
                                "It belongs to the page of %s, which opened %d s earlier: “%s”"
                                        .formatted(
                                                holder.id().shown(),
                                                secondsBetween(holder.openedAt(), at),
                                                holder.title()),
                                holder.id().toString(),
                                at,
                                at.plus(settings.lookAgain())));
    }

    private Optional<Suppression> flapping(int pages, Instant at) {
        if (pages < settings.flappingOpenings()) {
            return Optional.empty();
        }
        return Optional.of(
                new Suppression(
                        Kind.FLAPPING,
                        ("It paged %d times within %d min and closed again; it pages if it lasts"
                                        + " %d min")
                                .formatted(
                                        pages,
                                        settings.flappingWindow().toMinutes(),
                                        settings.flappingHold().toMinutes()),
                        null,
                        at,
                        at.plus(settings.flappingHold())));
    }

    private static long secondsBetween(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
