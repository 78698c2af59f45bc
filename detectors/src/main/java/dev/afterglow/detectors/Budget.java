package dev.afterglow.detectors;

import java.time.Duration;

/// How much evidence is asked for before a deviation opens, so that as many false pages come as
/// people are willing to get.
///
/// At first what series in general need. A series that is better behaved is soon judged by itself:
/// the evidence of its samples has a tail that falls off exponentially or faster, of which a
/// quantile and the mean excess above it are tracked, and less is asked for where that is enough.
/// Twice: beyond the 99 % quantile, which is soon known, and beyond the 99.9 % quantile, which is
/// nearer to what is asked and so tells of a tail that thins out, as that of plain noise does.
/// Never more: a series that is often odd is often in trouble, and it must not hide itself.
final class Budget {
    /// Mean excess of −log10 of a chance that is right: 1 / ln 10.
    private static final double FIRST_EXCESS = 0.434;

    private final Tuning.Calibration tuning;
    private final double general;
    private final double rare;
    private final Tail common;
    private final Tail far;

    private long learnt;
    private int unsettled;

    Budget(DetectorSettings settings, Tuning.Opening opening, Tuning.Calibration calibration) {
        tuning = calibration;
        double samples = (double) Duration.ofDays(30).toMillis() / settings.step().toMillis();
        rare = Math.max(1, samples / settings.pagesPerMonth());
        general = opening.base() + opening.slope() * Math.log10(rare);
        common = new Tail(0.01, 1, calibration.common());
        far = new Tail(0.001, 2, calibration.far());
    }

    void pass(StateCursor cursor) {
        learnt = cursor.pass(learnt);
        unsettled = cursor.pass(unsettled);
        common.pass(cursor);
        far.pass(cursor);
    }

    /// Evidence asked for now; above 0.
    double asked() {
        if (learnt < tuning.common().from() || unsettled > 0) {
            return general;
        }
        double own = common.exceededOnceIn(rare);
        if (learnt >= tuning.far().from()) {
            own = Math.min(own, far.exceededOnceIn(rare));
        }
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
        double bounded = Math.min(evidence, general);
        common.learn(bounded, learnt);
        far.learn(bounded, learnt);
        learnt++;
    }

    /// The evidence that a share of all samples exceeds, and by how much on average.
    private static final class Tail {
        /// Samples of a tail after which it has left its first guesses.
        private static final double SETTLED = 200;

        private final double share;
        private final Tuning.TailGains tuning;
        private double quantile;
        private double excess = FIRST_EXCESS;

        Tail(double share, double quantile, Tuning.TailGains tuning) {
            this.share = share;
            this.quantile = quantile;
            this.tuning = tuning;
        }

        void pass(StateCursor cursor) {
            quantile = cursor.pass(quantile);
            excess = cursor.pass(excess);
        }

        double exceededOnceIn(double samples) {
            return quantile + excess * Math.log(Math.max(1, share * samples));
        }

        void learn(double evidence, long learnt) {
            double least = learnt * share < SETTLED ? 1 / (learnt + 10.0) : 0;
            double gain = Math.max(tuning.quantile(), 3 * least);
            double above = evidence - quantile;
            if (above > 0) {
                // Few samples come here: each counts for as much more.
                double first = Math.min(1, least / (3 * share));
                excess += Math.max(tuning.excess(), first) * (above - excess);
                quantile += gain * (1 - share);
            } else {
                quantile -= gain * share;
            }
        }
    }
}
