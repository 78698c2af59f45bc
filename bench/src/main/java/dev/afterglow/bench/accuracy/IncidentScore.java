package dev.afterglow.bench.accuracy;

import java.util.ArrayList;
import java.util.List;

/// Scores what a person with a pager sees. Labelled segments with at most 15 points between them
/// are one
/// incident. An alert is the first crossing after 15 quiet points. An incident is caught when an
/// alert falls on
/// one of its first 8 points; an alert outside of every incident is false; a late one is neither.
///
/// @param delays minutes from the beginning of each caught incident to its alert
record IncidentScore(
        int caught, int incidents, int falseAlerts, double weeks, List<Double> delays) {
    static final int BRIDGE = 15;
    static final int QUIET = 15;
    static final int IN_TIME = 8;

    static final IncidentScore NONE = new IncidentScore(0, 0, 0, 0, List.of());

    IncidentScore {
        delays = List.copyOf(delays);
    }

    /// Scores the points [from, to) of one series at a threshold.
    static IncidentScore of(LabelledSeries series, float[] scores, int from, double threshold) {
        List<int[]> incidents = series.segments(from, scores.length, BRIDGE);
        List<Double> delays = new ArrayList<>();
        int falseAlerts = 0;
        int quiet = QUIET;
        int at = 0;
        boolean caught = false;
        for (int i = from; i < scores.length; i++) {
            while (at < incidents.size() && i >= incidents.get(at)[1]) {
                at++;
                caught = false;
            }
            if (!(scores[i] >= threshold)) {
                quiet++;
                continue;
            }
            boolean alert = quiet >= QUIET;
            quiet = 0;
            boolean inside = at < incidents.size() && i >= incidents.get(at)[0];
            if (alert && !inside) {
                falseAlerts++;
            } else if (alert && !caught && i < incidents.get(at)[0] + IN_TIME) {
                caught = true;
                delays.add((i - incidents.get(at)[0]) * series.stepMillis() / 60_000.0);
            }
        }
        return new IncidentScore(
                delays.size(),
                incidents.size(),
                falseAlerts,
                series.weeks(from, scores.length),
                delays);
    }

    IncidentScore plus(IncidentScore other) {
        List<Double> all = new ArrayList<>(delays);
        all.addAll(other.delays);
        return new IncidentScore(
                caught + other.caught,
                incidents + other.incidents,
                falseAlerts + other.falseAlerts,
                weeks + other.weeks,
                all);
    }

    double precision() {
        return caught == 0 ? 0 : (double) caught / (caught + falseAlerts);
    }

    double recall() {
        return caught == 0 ? 0 : (double) caught / incidents;
    }

    double f1() {
        return caught == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    double falsePerSeriesWeek() {
        return falseAlerts / weeks;
    }

    /// A percentile of the delay, in minutes; `NaN` when nothing was caught.
    double delay(double share) {
        if (delays.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = delays.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
