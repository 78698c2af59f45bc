package dev.afterglow.bench.accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The Numenta Anomaly Benchmark, causal: no detector is told the range or the length of a file. An
/// appendix, not
/// the goal: 116 windows, a threshold chosen on the labels that are scored, and trivial rules do
/// well.
final class NabBench {
    private final PrintStream out;

    NabBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder, boolean withForest) throws IOException {
        List<NabFile> files = NabFile.readAll(folder.resolve("nab-v1.1-data-labels.tar.gz"));
        int windows = files.stream().mapToInt(f -> f.windows().size()).sum();
        out.printf("## NAB 1.1: %d files, %d windows, causal%n%n", files.size(), windows);
        out.println(
                "One setting and one threshold for all files. The first three figures "
                        + "choose the threshold on"
                        + " the labels that are\nscored, as the benchmark's own board "
                        + "does; `2-fold` chooses"
                        + " it on half of the files and scores the other half.\n");
        out.println("| detector | standard | low FP | low FN | standard, 2-fold |");
        out.println("|---|---|---|---|---|");
        row("**Afterglow**, told `Season.NONE`", files, Ours.novelty());
        row("Afterglow, general (as for KPI)", files, Ours.withBudget(KpiBench.PAGES_PER_MONTH));
        for (Map.Entry<String, Scorer.Maker> rival : Rivals.all().entrySet()) {
            if (withForest || !rival.getKey().startsWith("RCF")) {
                row(rival.getKey(), files, rival.getValue());
            }
        }
        out.println();
    }

    private void row(String name, List<NabFile> files, Scorer.Maker maker) {
        List<float[]> scores = new ArrayList<>();
        for (NabFile file : files) {
            Scorer scorer = maker.make(file.asSeries());
            float[] of = new float[file.values().length];
            for (int i = 0; i < of.length; i++) {
                of[i] = (float) scorer.next(file.times()[i], file.values()[i]);
            }
            scores.add(of);
        }
        out.printf("| %s |", name);
        for (NabScore profile : NabScore.PROFILES) {
            out.printf(" %.1f |", profile.at(profile.best(files, scores), files, scores));
        }
        out.printf(" %.1f, %.1f |%n", fold(files, scores, 0), fold(files, scores, 1));
    }

    /// Chooses on the files of one parity, scores those of the other.
    private static double fold(List<NabFile> files, List<float[]> scores, int parity) {
        List<NabFile> chosen = new ArrayList<>();
        List<float[]> chosenScores = new ArrayList<>();
        List<NabFile> tested = new ArrayList<>();
        List<float[]> testedScores = new ArrayList<>();
        for (int f = 0; f < files.size(); f++) {
            (f % 2 == parity ? chosen : tested).add(files.get(f));
            (f % 2 == parity ? chosenScores : testedScores).add(scores.get(f));
        }
        NabScore standard = NabScore.PROFILES.get(0);
        return standard.at(standard.best(chosen, chosenScores), tested, testedScores);
    }
}
