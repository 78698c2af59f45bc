package dev.afterglow.metrics;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.Explanation;
import dev.afterglow.detectors.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes samples through a metric's detector and follows the deviations that open and end on the
/// way. Pure: the same detector and samples give the same outcome.
final class Judging {

    private final KeyMetric metric;
    private final Detector detector;
    private final List<Judged> judged = new ArrayList<>();
    private final List<Course> ended = new ArrayList<>();
    private @Nullable Course open;
    private @Nullable Explanation because;
    private Standing standing = Standing.UNKNOWN;
    private int stillLearning;

    /// @param open the deviation that is open before the first sample, or null
    Judging(KeyMetric metric, Detector detector, @Nullable Course open) {
        this.metric = metric;
        this.detector = detector;
        this.open = open;
    }

    /// What came of the samples.
    ///
    /// @param ended deviations that ended, in order; the first may be the one that was open before
    /// @param open the deviation that is open after the last sample
    /// @param because why the newest deviation was opened; null when these samples opened none
    /// @param stillLearning samples that the detector wants to see before it judges; 0 when it does
    record Outcome(
            List<Judged> judged,
            List<Course> ended,
            @Nullable Course open,
            @Nullable Explanation because,
            Standing standing,
            int stillLearning) {}

    /// Judges samples in ascending order. Those before `liveFrom` only teach: no deviation is
    /// followed.
    Outcome judge(List<Sample> samples, Instant liveFrom) {
        for (Sample sample : samples) {
            Verdict verdict = detector.next(sample.at().toEpochMilli(), sample.value());
            Judged one =
                    new Judged(
                            sample.at(),
                            sample.value(),
                            verdict.expected(),
                            verdict.low(),
                            verdict.high(),
                            verdict.score());
            judged.add(one);
            if (!sample.at().isBefore(liveFrom)) {
                follow(one, verdict);
            }
            note(verdict);
        }
        return new Outcome(judged, ended, open, because, standing, stillLearning);
    }

    private void follow(Judged sample, Verdict verdict) {
        Course before = open;
        switch (verdict) {
            case Verdict.Deviating deviating when before == null -> {
                open = Course.openedBy(sample, deviating.direction(), metric.source().step());
                because = detector.explain();
            }
            case Verdict.Deviating deviating -> open = before.with(sample, metric.source().step());
            case Verdict.Normal normal -> end(sample, normal.newNormal());
            case Verdict.Learning learning -> end(sample, false);
        }
    }

    private void end(Judged sample, boolean newNormal) {
        Course before = open;
        if (before != null) {
            ended.add(before.endedAt(sample.at(), newNormal));
            open = null;
        }
    }

    private void note(Verdict verdict) {
        stillLearning = 0;
        standing =
                switch (verdict) {
                    case Verdict.Learning learning -> {
                        stillLearning = learning.missing();
                        yield Standing.LEARNING;
                    }
                    case Verdict.Normal normal -> Standing.NORMAL;
                    case Verdict.Deviating deviating -> Standing.DEVIATING;
                };
    }
}
