package dev.afterglow.bench.accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Key performance indicators of internet companies (2018 competition): ours beside the rivals, one
/// threshold
/// for all series, chosen on the training halves, scored on the test halves.
final class KpiBench {
    /// Chosen on the training halves and frozen: with a margin for unseen series.
    static final double PAGES_PER_MONTH = 4;

    private static final double OPEN = 0.5;

    private final PrintStream out;

    KpiBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder, boolean withForest) throws IOException {
        List<LabelledSeries> series = LabelledSeries.readAll(folder);
        int points = series.stream().mapToInt(LabelledSeries::size).sum();
        out.printf("## KPI: %d series, %,d points, test halves%n%n", series.size(), points);
        out.println(
                "One threshold for all series. Ours: score ½ at a budget of "
                        + (int) PAGES_PER_MONTH
                        + " pages a month for both figures; rivals: the threshold that "
                        + "is best on the\n"
                        + "training halves, one for each figure. Caught within 8 "
                        + "points; labels with gaps"
                        + " of at most 15 points are one incident.\n");
        out.println(
                "| detector | incident F1 | precision | recall | false alerts / series-week | delay"
                        + " median, 90 % (min) | F1 (k = 7) | VUS-PR | points/s |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        ScoredSeries ours = ScoredSeries.run(series, Ours.withBudget(PAGES_PER_MONTH));
        row("**Afterglow**", ours, OPEN, OPEN);
        chosenAsRivals("Afterglow, thresholds as for rivals", ours);
        for (Map.Entry<String, Scorer.Maker> rival : Rivals.all().entrySet()) {
            if (withForest || !rival.getKey().startsWith("RCF")) {
                chosenAsRivals(rival.getKey(), ScoredSeries.run(series, rival.getValue()));
            }
        }
        out.println();
        eachSeries(ours);
        calibration(series);
    }

    private void chosenAsRivals(String name, ScoredSeries of) {
        row(
                name,
                of,
                of.bestOnTraining(t -> of.incidents(false, t).f1()),
                of.bestOnTraining(t -> of.delays(false, t).f1()));
    }

    private void row(String name, ScoredSeries of, double incidentAt, double delayAt) {
        IncidentScore incidents = of.incidents(true, incidentAt);
        DelayScore delays = of.delays(true, delayAt);
        out.printf(
                "| %s | %.3f | %.2f | %.2f | %.2f | %.0f, %.0f | %.3f | %.3f | %,.0f |%n",
                name,
                incidents.f1(),
                incidents.precision(),
                incidents.recall(),
                incidents.falsePerSeriesWeek(),
                incidents.delay(0.5),
                incidents.delay(0.9),
                delays.f1(),
                of.vusPr(),
                of.pointsPerSecond());
    }

    private void eachSeries(ScoredSeries ours) {
        out.println("Ours, series by series (test half):\n");
        out.println("| series | caught | incidents | false alerts / week | F1 (k = 7) |");
        out.println("|---|---|---|---|---|");
        for (int i = 0; i < ours.series().size(); i++) {
            LabelledSeries one = ours.series().get(i);
            float[] scores = ours.scores().get(i);
            IncidentScore incidents = IncidentScore.of(one, scores, one.train(), OPEN);
            out.printf(
                    "| %s | %d | %d | %.2f | %.3f |%n",
                    one.name().substring(0, Math.min(8, one.name().length())),
                    incidents.caught(),
                    incidents.incidents(),
                    incidents.falsePerSeriesWeek(),
                    DelayScore.of(one, scores, one.train(), OPEN).f1());
        }
        out.println();
    }

    /// Whether the budget is kept: alerts outside of labels, a month of 30 days and series.
    private void calibration(List<LabelledSeries> series) {
        out.println(
                "Calibration: false pages asked for against those that came (labels as truth):\n");
        out.println("| asked a month | training halves | test halves | test: incident F1 |");
        out.println("|---|---|---|---|");
        for (double pages : new double[] {0.25, 1, 4, 16, 64}) {
            ScoredSeries of = ScoredSeries.run(series, Ours.withBudget(pages));
            IncidentScore test = of.incidents(true, OPEN);
            out.printf(
                    "| %s | %.2f | %.2f | %.3f |%n",
                    pages,
                    of.incidents(false, OPEN).falsePerSeriesWeek() * 30 / 7,
                    test.falsePerSeriesWeek() * 30 / 7,
                    test.f1());
        }
        out.println();
    }
}
