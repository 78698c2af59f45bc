package dev.afterglow.bench.accuracy;

/// Gives one score a point, from the points so far only: the higher, the odder.
interface Scorer {
    double next(long epochMillis, double value);

    /// Makes a scorer for a new series.
    interface Maker {
        Scorer make(LabelledSeries series);
    }
}
