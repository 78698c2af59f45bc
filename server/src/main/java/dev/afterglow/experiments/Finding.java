package dev.afterglow.experiments;

import java.util.List;
import java.util.Optional;

/// The verdict of a run with its reason, and what became of what was injected.
///
/// @param recovery what was rolled back, or was not
/// @param isFailure whether somebody should look: not for what was upheld, or dry as asked
public record Finding(Verdict verdict, String reason, String recovery, boolean isFailure) {

    /// How one look at the hypothesis ended.
    enum Look {
        NOT_TAKEN,
        MET,
        /// A probe answered something else.
        UNMET,
        /// A probe could not be asked.
        BROKEN
    }

    /// What a run has to show for itself.
    ///
    /// @param actions how many actions the method has
    /// @param failedActions names of those that failed or answered that they did
    /// @param recovery in words
    /// @param isLeftBehind whether a rollback failed
    record Facts(
            boolean isDry,
            Optional<String> stopped,
            Look gate,
            Look during,
            Look after,
            int actions,
            List<String> failedActions,
            String recovery,
            boolean isLeftBehind) {}

    static Finding of(Facts facts) {
        Finding finding = judged(facts);
        return new Finding(
                finding.verdict(),
                finding.reason(),
                facts.recovery(),
                finding.isFailure() || facts.isLeftBehind());
    }

    private static Finding judged(Facts facts) {
        if (facts.isDry()) {
            return calm(Verdict.NOT_TESTED, "a dry run: nothing was done");
        }
        if (facts.stopped().isPresent()) {
            return grave(Verdict.ABORTED, facts.stopped().get());
        }
        if (facts.gate() == Look.UNMET) {
            return grave(Verdict.NOT_TESTED, "the hypothesis did not hold before the method");
        }
        if (facts.gate() == Look.BROKEN) {
            return grave(Verdict.NOT_TESTED, "the hypothesis could not be asked before the method");
        }
        return afterTheMethod(facts);
    }

    private static Finding afterTheMethod(Facts facts) {
        boolean deviated = facts.after() == Look.UNMET || facts.during() == Look.UNMET;
        if (deviated && facts.actions() > 0) {
            String when = facts.after() == Look.UNMET ? "after" : "during";
            return grave(Verdict.REFUTED, "the hypothesis did not hold " + when + " the method");
        }
        if (!facts.failedActions().isEmpty()) {
            return grave(
                    Verdict.NOT_INJECTED, "failed: " + String.join(", ", facts.failedActions()));
        }
        boolean broken = facts.after() == Look.BROKEN || facts.during() == Look.BROKEN;
        if (facts.actions() == 0) {
            return new Finding(
                    Verdict.NOT_INJECTED, "the method has no action", "", deviated || broken);
        }
        if (broken) {
            return facts.gate() == Look.MET
                    ? grave(
                            Verdict.REFUTED,
                            "the hypothesis could not be asked any more, though it could before")
                    : grave(Verdict.INCONCLUSIVE, "the hypothesis could not be asked");
        }
        return facts.after() == Look.MET || facts.during() == Look.MET
                ? calm(Verdict.UPHELD, "the hypothesis held")
                : calm(Verdict.INCONCLUSIVE, "no hypothesis was checked after the method began");
    }

    private static Finding calm(Verdict verdict, String reason) {
        return new Finding(verdict, reason, "", false);
    }

    private static Finding grave(Verdict verdict, String reason) {
        return new Finding(verdict, reason, "", true);
    }
}
