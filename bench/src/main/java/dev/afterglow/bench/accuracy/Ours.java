package dev.afterglow.bench.accuracy;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.DetectorSettings;
import java.time.Duration;

/// Our detector as a scorer, with nothing set but the step and the budget.
final class Ours implements Scorer {
    private final Detector detector;

    Ours(Detector detector) {
        this.detector = detector;
    }

    static Scorer.Maker withBudget(double pagesPerMonth) {
        return series ->
                new Ours(
                        Detector.of(
                                DetectorSettings.of(Duration.ofMillis(series.stepMillis()))
                                        .withPagesPerMonth(pagesPerMonth)));
    }

    /// The same library told that the series has no season.
    static Scorer.Maker novelty() {
        return series ->
                new Ours(
                        Detector.of(
                                DetectorSettings.of(Duration.ofMillis(series.stepMillis()))
                                        .withSeason(DetectorSettings.Season.NONE)));
    }

    @Override
    public double next(long epochMillis, double value) {
        return detector.observe(epochMillis, value, Double.NaN);
    }
}
