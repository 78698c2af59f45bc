package dev.afterglow.detectors;

/// What a detector says of one sample. Values are in the unit of the series.
///
/// The band `low` to `high` is where the value may lie without being counted as odd. The score is
/// in
/// [0, 1]; at the moment where the evidence is enough for the budget of false pages it is exactly
/// one half,
/// so one threshold serves all series. A missing value (`NaN`) has score 0 and keeps the status.
public sealed interface Verdict {
    /// What was expected; `NaN` when nothing is known yet.
    double expected();

    /// The lower end of the band; at most `expected`; `NaN` when nothing is known yet.
    double low();

    /// The upper end of the band; at least `expected`; `NaN` when nothing is known yet.
    double high();

    /// How odd the series is now, from 0 to 1; at least one half is worth a page.
    double score();

    /// Where the evidence points.
    Direction direction();

    /// Whether a deviation is open.
    default boolean isDeviating() {
        return this instanceof Deviating;
    }

    /// The detector does not know the series well enough to judge.
    ///
    /// @param missing samples still needed before it will judge; at least 1
    record Learning(double expected, double low, double high, int missing) implements Verdict {
        @Override
        public double score() {
            return 0;
        }

        @Override
        public Direction direction() {
            return Direction.NONE;
        }
    }

    /// No deviation is open.
    ///
    /// @param newNormal true on the one sample at which a lasting change was adopted as the new
    ///     normal
    record Normal(
            double expected,
            double low,
            double high,
            double score,
            Direction direction,
            boolean newNormal)
            implements Verdict {}

    /// A deviation in the harmful direction is open.
    ///
    /// @param since time of the sample that opened it, epoch milliseconds; equal to the time of
    ///     this
    ///     sample exactly once for each deviation
    record Deviating(
            double expected, double low, double high, double score, Direction direction, long since)
            implements Verdict {}
}
