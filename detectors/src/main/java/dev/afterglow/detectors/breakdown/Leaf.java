package dev.afterglow.detectors.breakdown;

import java.util.List;

/// What happened to one full combination of attribute values.
///
/// @param attributes one value for each dimension, in the order of the dimensions
/// @param observed what came; finite
/// @param expected what should have come; finite, at least 0
/// @param variance of the observed around the expected in ordinary times; `NaN` when not known,
///     then
///     it is estimated from all leaves
public record Leaf(List<String> attributes, double observed, double expected, double variance) {
    public Leaf {
        attributes = List.copyOf(attributes);
        if (!Double.isFinite(observed) || !Double.isFinite(expected) || expected < 0) {
            throw new IllegalArgumentException(
                    "Leaf %s must have finite values and an expectation of at least 0, was %s of %s"
                            .formatted(attributes, observed, expected));
        }
        if (variance < 0) {
            throw new IllegalArgumentException(
                    "Leaf %s must have a variance of at least 0, was %s"
                            .formatted(attributes, variance));
        }
    }

    /// A leaf of an additive metric (starts, orders) whose noise is not known.
    public static Leaf of(List<String> attributes, double observed, double expected) {
        return new Leaf(attributes, observed, expected, Double.NaN);
    }

    /// A leaf of a success rate: the variance is binomial, so that few tries say little.
    ///
    /// @param succeeded number of successes, 0 to `tries`
    /// @param tries number of tries
    /// @param expectedShare the share that usually succeeds, 0 to 1
    public static Leaf ofShare(
            List<String> attributes, double succeeded, double tries, double expectedShare) {
        double expected = tries * expectedShare;
        // A share of exactly 0 or 1 was learnt from finitely many tries: half a try keeps it
        // honest.
        double least = 0.5 / (tries + 1);
        double share = Math.min(Math.max(expectedShare, least), 1 - least);
        return new Leaf(attributes, succeeded, expected, tries * share * (1 - share));
    }

    /// Expected minus observed.
    public double missing() {
        return expected - observed;
    }
}
