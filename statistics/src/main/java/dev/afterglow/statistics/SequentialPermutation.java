package dev.afterglow.statistics;

import java.util.function.DoubleSupplier;

/// A permutation test of one value that stops as soon as it is surely ordinary. For several values
/// from the same draws use one [ChanceTally] each.
public final class SequentialPermutation {

    private SequentialPermutation() {}

    /// Draws until [ChanceTally#done()].
    ///
    /// @param observed the value of the real arrangement
    /// @param chance gives the value of one more arrangement drawn from chance
    public static ChanceTally.Outcome test(
            double observed, DoubleSupplier chance, ChanceTally.Plan plan) {
        ChanceTally tally = new ChanceTally(observed, plan);
        while (!tally.done()) {
            tally.add(chance.getAsDouble());
        }
        return tally.outcome();
    }
}
