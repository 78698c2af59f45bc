package dev.afterglow.detectors;

/// The constants of the general detector, found by a search on the training halves of labelled
/// series and
/// then frozen; bench/results tells which and how. No person is meant to turn them. Gains are
/// shares by
/// which a new sample moves what is remembered.
record Tuning(Learning learning, Weighing weighing, Opening opening) {

    /// @param level gain of the recent level
    /// @param slowOffset gain of how today runs beside the profile
    /// @param fastOffset the same, for the expert that follows quickly
    /// @param profile gain of a bin of the profile
    /// @param scale gain of the size of ordinary noise
    /// @param binScale gain of the noise of one time of day
    /// @param error gain of the errors by which experts are trusted
    /// @param clip residuals are learnt at no more than this many widths
    /// @param reach the recent level moves by no more than this many clips
    /// @param materiality least width, as a share of the range in which the series lives
    /// @param rangeDecay how fast that range narrows, per sample
    record Learning(
            double level,
            double slowOffset,
            double fastOffset,
            double profile,
            double scale,
            double binScale,
            double error,
            double clip,
            double reach,
            double materiality,
            double rangeDecay) {}

    /// @param horizons what evidence of the means over 1, 3, 8 and 24 samples counts
    /// @param gap what evidence of the level's distance from the profile counts
    /// @param change what evidence of the change since the last sample counts
    /// @param horizonClip a sample counts for at most so many widths in longer horizons
    /// @param beyond how far evidence grows beyond what the number of samples can tell
    /// @param hours gains of the quantile and of the tail that remember hours
    /// @param weeks gains of the quantile and of the tail that remember weeks
    /// @param thinnest least spread of a tail
    /// @param fattest largest spread of a tail
    /// @param oddLearning share at which tails learn from what opens a deviation
    record Weighing(
            Horizons horizons,
            double gap,
            double change,
            double horizonClip,
            double beyond,
            Gains hours,
            Gains weeks,
            double thinnest,
            double fattest,
            double oddLearning) {}

    record Horizons(double one, double three, double eight, double twentyFour) {
        double of(int index) {
            return switch (index) {
                case 0 -> one;
                case 1 -> three;
                case 2 -> eight;
                default -> twentyFour;
            };
        }
    }

    record Gains(double quantile, double tail) {}

    /// @param base evidence asked for at one false page per sample
    /// @param slope evidence asked for per tenfold fewer false pages
    /// @param closeWidths a deviation may end when samples lie within this many widths of what was
    ///     expected before it
    /// @param closeAfter samples in a row that must lie so
    /// @param adoptMinutes a change that lasts so long is adopted as the new normal,
    /// @param adoptSamples but not before so many samples
    record Opening(
            double base,
            double slope,
            double closeWidths,
            int closeAfter,
            int adoptMinutes,
            int adoptSamples) {}

    static final Tuning GENERAL =
            new Tuning(
                    new Learning(0.7, 0.2, 0.12, 0.135, 0.027, 0.06, 0.02, 5.8, 5, 0.033, 4e-5),
                    new Weighing(
                            new Horizons(1, 0.8, 0.8, 0.8),
                            0.4,
                            0.9,
                            9,
                            0.8,
                            new Gains(0.0045, 0.0015),
                            new Gains(0.0005, 0.0002),
                            0.1,
                            4.3,
                            0.7),
                    new Opening(0.73, 0.54, 4, 3, 480, 60));
}
