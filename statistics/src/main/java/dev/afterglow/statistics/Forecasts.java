package dev.afterglow.statistics;

import java.util.Map;
import java.util.TreeMap;

/// How good forecasts of yes/no questions were ("will this be done in 90 days?").
///
/// The Brier score (1950, *Monthly Weather Review* 78:1) is the mean squared difference: 0 is
/// perfect, .25 is what always saying one half gives. Murphy (1973, *J Appl Meteorol* 12:595)
/// splits it into calibration minus resolution plus uncertainty.
///
/// @param brier the score
/// @param calibration how far stated chances were from what happened; 0 is best
/// @param resolution how far forecasts told cases apart; more is better
/// @param uncertainty of the outcomes themselves
public record Forecasts(double brier, double calibration, double resolution, double uncertainty) {

    /// Scores forecasts.
    ///
    /// @param chances stated, each in 0..1; at least one
    /// @param happened what came, one for each
    public static Forecasts score(double[] chances, boolean[] happened) {
        if (chances.length == 0 || chances.length != happened.length) {
            throw new IllegalArgumentException(
                    "each forecast needs its outcome, was %d, %d"
                            .formatted(chances.length, happened.length));
        }
        double brier = 0;
        double rate = 0;
        Map<Double, int[]> groups = new TreeMap<>();
        for (int i = 0; i < chances.length; i++) {
            if (!(chances[i] >= 0 && chances[i] <= 1)) {
                throw new IllegalArgumentException("a chance lies in 0..1, was " + chances[i]);
            }
            int came = happened[i] ? 1 : 0;
            brier += (chances[i] - came) * (chances[i] - came) / chances.length;
            rate += (double) came / chances.length;
            int[] group = groups.computeIfAbsent(chances[i], chance -> new int[2]);
            group[0]++;
            group[1] += came;
        }
        double calibration = 0;
        double resolution = 0;
        for (Map.Entry<Double, int[]> group : groups.entrySet()) {
            double n = group.getValue()[0];
            double share = group.getValue()[1] / n;
            calibration += n * Math.pow(group.getKey() - share, 2) / chances.length;
            resolution += n * Math.pow(share - rate, 2) / chances.length;
        }
        return new Forecasts(brier, calibration, resolution, rate * (1 - rate));
    }
}
