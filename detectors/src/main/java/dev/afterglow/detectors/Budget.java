package dev.afterglow.detectors;

import java.time.Duration;

/// How much evidence is asked for before a deviation opens, so that as many false pages come as
/// people are willing to get.
///
/// At first what series in general need. A series that is better behaved is soon judged by itself:
/// the evidence of its samples has a tail that falls off exponentially, of which the 99 % quantile
/// and the mean excess above it are tracked, and less is asked for where that is enough. Never
/// more: a series that is often odd is often in trouble, and the trouble must not hide itself.
final class Budget {
    private static final double TAIL_SHARE = 0.01;

    /// Mean excess of −log10 of a chance that is right: 1 / ln 10.
    private static final double FIRST_EXCESS = 0.434;

    /// Samples after which the quantile and the excess have left their first guesses.
    private static final double SETTLED = 20_000;

    private final Tuning.Calibration tuning;
    private final double general;
    private final double rarity;

    private long learnt;
    private int unsettled;
    private double quantile = 1;
    private double excess = FIRST_EXCESS;

    Budget(DetectorSettings settings, Tuning.Opening opening, Tuning.Calibration calibration) {
        tuning = calibration;
        double samples = (double) Duration.ofDays(30).toMillis() / settings.step().toMillis();
        double rare = Math.max(1, samples / settings.pagesPerMonth());
        general = opening.base() + opening.slope() * Math.log10(rare);
        rarity = Math.log(Math.max(1, TAIL_SHARE * rare));
    }

    void pass(StateCursor cursor) {
        learnt = cursor.pass(learnt);
        unsettled = cursor.pass(unsettled);
        quantile = cursor.pass(quantile);
        excess = cursor.pass(excess);
    }

    /// Evidence asked for now; above 0.
    double asked() {
        if (learnt < tuning.from() || unsettled > 0) {
            return general;
        }
        double own = quantile + excess * rarity;
        return Math.min(general, Math.max(own, tuning.least() * general));
    }

    /// A deviation has ended, or samples were missed: until the forecast has found its feet again
    /// the series is not judged by itself, and teaches nothing.
    void unsettle() {
        unsettled = tuning.pause();
    }

    /// Learns the evidence of a sample outside of deviations.
    void learn(double evidence) {
        if (unsettled > 0) {
            unsettled--;
            return;
        }
        double least = learnt < SETTLED ? 1 / (learnt + 10.0) : 0;
        double gain = Math.max(tuning.quantile(), 3 * least);
        double above = Math.min(evidence, general) - quantile;
        if (above > 0) {
            // One sample in a hundred comes here: its gain is as much larger.
            excess += Math.max(tuning.excess(), least / (3 * TAIL_SHARE)) * (above - excess);
            quantile += gain * (1 - TAIL_SHARE);
        } else {
            quantile -= gain * TAIL_SHARE;
        }
        learnt++;
    }
}
