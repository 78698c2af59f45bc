package dev.afterglow.detectors;

/// The constants of the general detector, found by search on the training halves of labelled series and
/// then frozen; bench/results tells which and how. No person is meant to turn them.
///
/// @param levelGain how fast the level follows, per sample
/// @param longGain how fast the long level follows, per sample
/// @param offsetGain how fast the gap between the profile and today follows, per sample
/// @param profileGain how fast a bin of the profile follows, per sample in it
/// @param scaleGain how fast the size of ordinary noise follows, per sample
/// @param clip residuals are learnt at no more than this many scales
/// @param binScalePower how far the noise of one time of day replaces the noise of all (0 to 1)
/// @param materiality least scale, as a share of the range in which the series lives
/// @param rangeDecay how fast that range narrows, per sample
/// @param tailGain how fast quantiles and tails follow, per sample
/// @param closeScales a deviation may end when the recent mean lies within this many scales
/// @param closeAfter samples in a row that must lie so
/// @param adoptAfter samples after which a lasting change is adopted as normal
/// @param thresholdBase evidence asked for at one false page per sample
/// @param thresholdSlope evidence asked for per tenfold fewer false pages
record Tuning(
        double levelGain,
        double longGain,
        double offsetGain,
        double profileGain,
        double scaleGain,
        double clip,
        double binScalePower,
        double materiality,
        double rangeDecay,
        double tailGain,
        double closeScales,
        int closeAfter,
        int adoptAfter,
        double thresholdBase,
        double thresholdSlope) {
    static final Tuning GENERAL =
            new Tuning(0.3, 0.01, 0.1, 0.15, 0.01, 4, 0.5, 0.01, 5e-5, 0.01, 3, 3, 120, 0.3, 0.75);
}
