package dev.afterglow.metrics;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.DetectorState;
import dev.afterglow.detectors.Explanation;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Why a deviation opened, what the detector says now, and in which parts the deviation lies.
@Service
public class Explanations {

    private static final Logger LOG = LoggerFactory.getLogger(Explanations.class);

    private final WatchStore watches;
    private final DeviationStore deviations;
    private final BreakdownStore breakdowns;

    Explanations(WatchStore watches, DeviationStore deviations, BreakdownStore breakdowns) {
        this.watches = watches;
        this.deviations = deviations;
        this.breakdowns = breakdowns;
    }

    /// The detector's words when the deviation opened.
    public Optional<Explanation> because(DeviationId id) {
        return deviations.because(id);
    }

    /// The detector's words about the newest sample; empty before the first, and while the detector
    /// waits to be taught anew.
    public Optional<Explanation> now(MetricId id) {
        return watches.watch(id)
                .flatMap(watch -> {
                    byte[] state = watch.detector();
                    return state == null ? Optional.empty() : explain(watch.metric(), state);
                });
    }

    private static Optional<Explanation> explain(KeyMetric metric, byte[] bytes) {
        try {
            DetectorState state = DetectorState.fromBytes(bytes);
            return Optional.of(Detector.from(metric.watching(), state).explain());
        } catch (IllegalArgumentException e) {
            LOG.debug("detector.waits metric={} why={}", metric.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /// In which parts the deviation lies; empty when its metric has no breakdown or nobody looked
    /// yet.
    public Optional<Where> where(DeviationId id) {
        return breakdowns
                .kept(id)
                .map(kept -> new Where(kept.report(), kept.trouble(), kept.lookedAt()));
    }
}
