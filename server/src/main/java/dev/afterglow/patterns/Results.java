package dev.afterglow.patterns;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what a run found and freezes the patterns that were seen for the first time.
@Component
class Results {

    private static final int KEPT = 120;

    private final RunStore runs;
    private final FindingStore findings;

    Results(RunStore runs, FindingStore findings) {
        this.runs = runs;
        this.findings = findings;
    }

    /// A run that has looked.
    ///
    /// @param alone frozen patterns on what came later
    record Found(long run, String owner, History history, Answer answer, List<TestedAlone> alone) {
        Found {
            alone = List.copyOf(alone);
        }
    }

    /// All or nothing; nothing when the run was taken away meanwhile.
    @Transactional
    public void keep(Found found, Instant now) {
        Run.Report report =
                new Run.Report(
                        found.history().incidents().isEmpty()
                                ? null
                                : found.history().incidents().getFirst().startedAt(),
                        now,
                        found.answer().coverage(),
                        found.answer().off(),
                        found.answer().notes());
        RunStore.Ended ended = new RunStore.Ended(Run.State.DONE, "", report);
        if (!runs.end(found.run(), found.owner(), ended, now)) {
            return;
        }
        findings.keep(found.run(), found.answer().findings());
        found.alone().forEach(alone -> findings.keep(found.run(), alone));
        found.answer().findings().stream()
                .filter(finding -> finding.verdict() == Verdict.MORE)
                .forEach(finding -> findings.freeze(finding.pattern(), now));
        runs.forgetAllBut(KEPT);
    }
}
