package dev.afterglow.detectors;

/// The constants of the general detector, found by a search on the training halves of labelled
/// series and
/// then frozen; bench/results tells which and how. No person is meant to turn them. Gains are
/// shares by
/// which a new sample moves what is remembered.
record Tuning(Learning learning, Weighing weighing, Opening opening, Calibration calibration) {

    /// @param level gain of the recent level
    /// @param slowOffset gain of how today runs beside the profile
    /// @param fastOffset the same, for the expert that follows quickly
    /// @param profile gain of a bin of the profile
    /// @param scale gain of the size of ordinary noise
    /// @param binScale gain of the noise of one time of day
    /// @param slow share of a sample in the slow level
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
            double slow,
            double error,
            double clip,
            double reach,
            double materiality,
            double rangeDecay) {}

    /// @param one what evidence of a sample alone counts
    /// @param means what evidence of the means over 3, 7 and 19 samples counts
    /// @param countMeans the same for counts, whose noise is known
    /// @param meanFloor share of the least width of one sample that holds for the means
    /// @param gap what evidence of the level's distance from the profile counts
    /// @param change what evidence of the change since the last sample counts
    /// @param meanClip a sample counts for at most so many widths in the means
    /// @param beyond how far evidence grows beyond what the number of samples can tell
    /// @param hours gains of the quantile and of the tail that remember hours
    /// @param weeks gains of the quantile and of the tail that remember weeks
    /// @param thinnest least spread of a tail
    /// @param fattest largest spread of a tail
    /// @param oddLearning share at which tails learn from what opens a deviation
    record Weighing(
            double one,
            double means,
            double countMeans,
            double meanFloor,
            double gap,
            double change,
            double meanClip,
            double beyond,
            Gains hours,
            Gains weeks,
            double thinnest,
            double fattest,
            double oddLearning) {}

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

    /// How a series' own evidence decides what is asked for, see [Budget].
    ///
    /// @param least smallest share of what is asked for in general
    /// @param pause samples after a deviation or a gap in which a series is not judged by itself
    /// @param common of the tail that one sample in a hundred reaches
    /// @param far of the tail that one in a thousand reaches
    record Calibration(double least, int pause, TailGains common, TailGains far) {}

    /// @param from samples before a series is judged by this tail
    /// @param quantile gain of the tail's beginning
    /// @param excess gain of the mean excess above it
    record TailGains(long from, double quantile, double excess) {}

    static final Tuning GENERAL =
            new Tuning(
                    new Learning(
                            0.7, 0.2, 0.12, 0.135, 0.027, 0.06, 0.02, 0.02, 5.8, 5, 0.033, 4e-5),
                    new Weighing(
                            1,
                            0.8,
                            1,
                            0.1,
                            0.4,
                            0.9,
                            20,
                            0.8,
                            new Gains(0.0045, 0.0015),
                            new Gains(0.0005, 0.0002),
                            0.1,
                            4.3,
                            0.7),
                    new Opening(0.73, 0.54, 4, 3, 480, 36),
                    new Calibration(
                            0.8,
                            60,
                            new TailGains(10_000, 0.002, 0.01),
                            new TailGains(30_000, 0.004, 0.02)));
}
