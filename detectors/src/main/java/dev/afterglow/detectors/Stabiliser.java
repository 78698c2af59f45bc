package dev.afterglow.detectors;

/// Takes a value to the scale on which its noise is even, and back.
///
/// Counts: sqrt(y + 3/8) (Anscombe, "The transformation of Poisson, binomial and negative-binomial
/// data",
/// Biometrika 1948, eq. 2.1). Ratios: log-odds, kept off the ends by 1e-6. Latencies: logarithm.
final class Stabiliser {
    private static final double RATIO_EDGE = 1e-6;
    private static final double SMALLEST = 1e-12;

    private Stabiliser() {}

    /// Never `NaN` for a finite value.
    static double forward(Kind kind, double value) {
        return switch (kind) {
            case GENERAL -> value;
            case COUNT -> Math.sqrt(Math.max(value, 0) + 0.375);
            case RATIO -> {
                double share = Math.min(Math.max(value, RATIO_EDGE), 1 - RATIO_EDGE);
                yield Math.log(share / (1 - share));
            }
            case LATENCY -> Math.log(Math.max(value, SMALLEST));
        };
    }

    /// Inverse of `forward`.
    static double back(Kind kind, double stable) {
        return switch (kind) {
            case GENERAL -> stable;
            case COUNT -> stable <= 0 ? 0 : Math.max(0, stable * stable - 0.375);
            case RATIO -> 1 / (1 + Math.exp(-stable));
            case LATENCY -> Math.exp(stable);
        };
    }

    /// Standard deviation that chance alone gives a ratio of `weight` tries, on the log-odds scale
    /// (delta
    /// method: 1 / sqrt(n p (1 − p))); 0 for the other kinds or when the tries are not known.
    static double samplingScale(Kind kind, double stable, double weight) {
        if (kind != Kind.RATIO || !(weight > 0)) {
            return 0;
        }
        double share = back(Kind.RATIO, stable);
        double information = weight * share * (1 - share);
        return 1 / Math.sqrt(Math.max(information, 0.5));
    }
}
