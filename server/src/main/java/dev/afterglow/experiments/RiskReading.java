package dev.afterglow.experiments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What experiments say of a risk. "Not reproduced" never lowers it: it states under what
/// conditions it did not show.
///
/// @param words the reading alone
/// @param conditions under which; empty where it was never tried
public record RiskReading(Reading reading, String words, String conditions) {

    /// After so long the system is another one.
    static final Duration FRESH = Duration.ofDays(180);

    public enum Reading {
        NEVER_TRIED,
        REPRODUCED,
        NOT_REPRODUCED,
        CANNOT_TELL
    }

    /// @param runs of experiments that came from the risk, the newest first
    static RiskReading of(List<RunLine> runs, Instant now) {
        Optional<RunLine> telling = runs.stream().filter(RunLine::tells).findFirst();
        if (telling.isEmpty()) {
            return runs.isEmpty()
                    ? new RiskReading(Reading.NEVER_TRIED, "never tried", "")
                    : new RiskReading(
                            Reading.CANNOT_TELL, "tried, cannot tell", conditions(runs.getFirst()));
        }
        RunLine run = telling.get();
        Instant endedAt = run.endedAt();
        Instant staleFrom = (endedAt == null ? now : endedAt).plus(FRESH);
        String since =
                staleFrom.isBefore(now)
                        ? ", stale since " + staleFrom.toString().substring(0, 10)
                        : "";
        return run.isReproduced()
                ? new RiskReading(Reading.REPRODUCED, "reproduced" + since, conditions(run))
                : new RiskReading(
                        Reading.NOT_REPRODUCED,
                        "not reproduced under these conditions" + since,
                        conditions(run));
    }

    private static String conditions(RunLine run) {
        return "%s, up to %d %% of %s, run %d: %s"
                .formatted(
                        run.title(),
                        run.percent(),
                        run.service(),
                        run.id(),
                        run.verdict() == null
                                ? "not yet judged"
                                : run.verdict().words() + ", " + run.reason());
    }
}
