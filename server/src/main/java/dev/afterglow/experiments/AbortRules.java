package dev.afterglow.experiments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a run must stop now.
final class AbortRules {

    private AbortRules() {}

    /// What stopped a run.
    ///
    /// @param reason one sentence's part
    record Abort(Kind kind, String reason) {}

    enum Kind {
        DEVIATION,
        DATA_GAP,
        INCIDENT,
        HALT,
        TIME,
        LOST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param halt somebody's halt of this run, or of all
    /// @param newIncidents names of those declared since the run began
    record Facts(
            Instant begunAt,
            Duration most,
            Optional<String> halt,
            List<String> newIncidents,
            List<MetricState> metrics) {}

    static Optional<Abort> decide(Facts facts, Instant now) {
        if (facts.halt().isPresent()) {
            return Optional.of(new Abort(Kind.HALT, facts.halt().get()));
        }
        for (MetricState metric : facts.metrics()) {
            if (metric.sight() == MetricState.Sight.OUTSIDE) {
                return Optional.of(new Abort(Kind.DEVIATION, metric.name() + " " + metric.words()));
            }
        }
        if (!facts.newIncidents().isEmpty()) {
            return Optional.of(
                    new Abort(
                            Kind.INCIDENT,
                            "a new incident: " + String.join(", ", facts.newIncidents())));
        }
        for (MetricState metric : facts.metrics()) {
            if (metric.sight() == MetricState.Sight.UNKNOWN) {
                return Optional.of(
                        new Abort(
                                Kind.DATA_GAP,
                                "%s cannot be told: %s".formatted(metric.name(), metric.words())));
            }
        }
        return Duration.between(facts.begunAt(), now).compareTo(facts.most()) > 0
                ? Optional.of(
                        new Abort(
                                Kind.TIME,
                                String.format(
                                        Locale.ROOT,
                                        "it lasted longer than %d min",
                                        facts.most().toMinutes())))
                : Optional.empty();
    }
}
