package dev.afterglow.detectors;

/// Watches one series, sample by sample, in constant memory. Not safe for use by several threads at
/// once.
///
/// A sample that is not later than the one before it is ignored and gives the last verdict again;
/// when
/// many such samples follow each other the clock is taken to have been set back, and the detector
/// goes on
/// from there. Time may jump ahead at no cost. Infinite values count as missing.
public interface Detector {

    /// A detector that knows nothing yet.
    static Detector of(DetectorSettings settings) {
        return settings.season() == DetectorSettings.Season.NONE
                ? new NoveltyDetector(settings)
                : new SeasonalDetector(settings);
    }

    /// A detector that goes on where another one was saved: its future is the same, bit for bit.
    ///
    /// @throws IllegalArgumentException if the state is of another version or of another
    ///     [DetectorSettings#shape]
    static Detector from(DetectorSettings settings, DetectorState state) {
        if (settings.season() == DetectorSettings.Season.NONE) {
            NoveltyDetector detector = new NoveltyDetector(settings);
            detector.restore(state);
            return detector;
        }
        SeasonalDetector detector = new SeasonalDetector(settings);
        detector.restore(state);
        return detector;
    }

    /// Judges a sample, then learns from it.
    ///
    /// @param epochMillis event time of the sample
    /// @param value `NaN` when it is known to be missing
    default Verdict next(long epochMillis, double value) {
        observe(epochMillis, value, Double.NaN);
        return verdict();
    }

    /// Judges a sample of a ratio whose number of tries is known, so that few tries say little.
    ///
    /// @param weight tries behind the ratio; `NaN` when not known
    default Verdict next(long epochMillis, double value, double weight) {
        observe(epochMillis, value, weight);
        return verdict();
    }

    /// The same as `next` without making an object: for hot loops. Answers the score.
    double observe(long epochMillis, double value, double weight);

    /// The verdict on the last sample.
    Verdict verdict();

    /// Why the last verdict is what it is.
    Explanation explain();

    /// Everything needed to go on later, elsewhere. Independent of this detector's future.
    DetectorState state();
}
