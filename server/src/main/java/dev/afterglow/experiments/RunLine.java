package dev.afterglow.experiments;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run in a list.
///
/// @param endedAt null until it ended
/// @param verdict null until then, and for a run that was refused
/// @param stoppedBy what stopped it; empty where it ran to its end
public record RunLine(
        long id,
        ExperimentId experiment,
        String title,
        ServiceId service,
        int percent,
        RunState state,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable Verdict verdict,
        String reason,
        String stoppedBy) {

    public String address() {
        return "/experiments/runs/" + id;
    }

    /// Whether it says something about what it came from.
    boolean tells() {
        return isReproduced() || verdict == Verdict.UPHELD;
    }

    /// What was feared showed: the hypothesis fell, or a key metric left its band.
    boolean isReproduced() {
        return verdict == Verdict.REFUTED
                || (verdict == Verdict.ABORTED
                        && stoppedBy.equals(AbortRules.Kind.DEVIATION.word()));
    }
}
