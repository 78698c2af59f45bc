package dev.afterglow.bench.similar;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Reports that tell the same thing in other words: are they found, grouped, and how fast?
public final class SimilarBench implements Benchmark {

    private static final List<String> SETS = List.of("eclipse", "mobile");
    private static final double PRECISION_WANTED = .90;
    private static final double HIGHEST = .3;
    private static final double STEP = .01;

    @Override
    public String says() {
        return "reports told twice: found by words, by meaning and by both; speed among 100,000";
    }

    @Override
    public void run(BenchOptions options) throws IOException {
        Optional<Path> folder = options.folder("duplicates");
        if (folder.isEmpty()) {
            return;
        }
        Meaning meaning = new Meaning();
        List<ReportSet> sets = new ArrayList<>();
        for (String name : SETS) {
            sets.add(ReportSet.read(folder.get().resolve(name + ".jsonl.gz"), meaning));
        }
        if (options.wants("ranking")) {
            ranking(sets, meaning, options.out());
        }
        if (options.wants("groups")) {
            groups(sets, meaning, options.out());
        }
        if (options.wants("speed")) {
            SimilarSpeed.print(sets.getFirst(), meaning, options.out());
        }
    }

    private static void ranking(List<ReportSet> sets, Meaning meaning, PrintStream out) {
        out.println("## Each report finds the others of its cluster, closed pool\n");
        out.println("| set | by | MAP | recall@10 | one or more in 10 |\n|---|---|---|---|---|");
        for (int i = 0; i < SETS.size(); i++) {
            for (Alike.Blend blend : Alike.Blend.values()) {
                ReportSet set = sets.get(i);
                Ranking ranking = Ranking.of(set, set.index(meaning, blend));
                out.printf(
                        "| %s, %,d | %s | %.3f | %.3f | %.3f |%n",
                        SETS.get(i),
                        set.texts().size(),
                        blend.name().toLowerCase(java.util.Locale.ROOT),
                        ranking.precision(),
                        ranking.recall(),
                        ranking.found());
            }
        }
        out.println();
    }

    /// A set, split by clusters into a half that is known and one that is not.
    private record Halves(String name, ReportSet known, ReportSet other) {

        static Halves of(String name, ReportSet set) {
            List<String> clusters =
                    new ArrayList<>(set.cluster().values().stream().distinct().sorted().toList());
            Collections.shuffle(clusters, new Random(1));
            int half = clusters.size() / 2;
            return new Halves(
                    name,
                    set.only(clusters.subList(0, half)),
                    set.only(clusters.subList(half, clusters.size())));
        }
    }

    private static void groups(List<ReportSet> sets, Meaning meaning, PrintStream out) {
        List<Halves> halves = new ArrayList<>();
        for (int i = 0; i < SETS.size(); i++) {
            halves.add(Halves.of(SETS.get(i), sets.get(i)));
        }
        double threshold = threshold(halves.stream().map(Halves::known).toList(), meaning);
        out.printf(
                "## Groups: %.2f is the lowest threshold with B-cubed precision of at least %.2f"
                        + " on half the clusters, a mean of both sets; measured on the other"
                        + " halves%n%n",
                threshold, PRECISION_WANTED);
        out.println("| set | precision | recall | F1 |\n|---|---|---|---|");
        for (Halves each : halves) {
            ReportSet other = each.other();
            BCubed score =
                    BCubed.of(
                            other,
                            other.index(meaning, Alike.Blend.BOTH).groups(other.ids(), threshold));
            out.printf(
                    "| %s | %.3f | %.3f | %.3f |%n",
                    each.name(),
                    score.precision(),
                    score.recall(),
                    2 * score.precision() * score.recall() / (score.precision() + score.recall()));
        }
        out.println();
    }

    private static double threshold(List<ReportSet> known, Meaning meaning) {
        List<Alike> indexes =
                known.stream().map(set -> set.index(meaning, Alike.Blend.BOTH)).toList();
        double threshold = HIGHEST;
        for (double lower = HIGHEST; lower > 0; lower -= STEP) {
            double sum = 0;
            for (int i = 0; i < known.size(); i++) {
                sum +=
                        BCubed.of(known.get(i), indexes.get(i).groups(known.get(i).ids(), lower))
                                .precision();
            }
            if (sum / known.size() < PRECISION_WANTED) {
                return threshold;
            }
            threshold = lower;
        }
        return threshold;
    }
}
