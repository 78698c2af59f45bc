package dev.afterglow.bench.accuracy;

import dev.afterglow.detectors.breakdown.Breakdown;
import dev.afterglow.detectors.breakdown.Cause;
import dev.afterglow.detectors.breakdown.Leaf;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Breakdown of labelled and of generated cases: exact slices found, F1 over slices, time a case.
final class BreakdownBench {
    private static final int WARM_UP = 20;

    /// Cases of these seeds were looked at while the constants were chosen.
    private static final int SEEN_SEEDS = 1000;

    private final PrintStream out;
    private int right;
    private int wrong;
    private int missed;
    private int cases;
    private double slowest;
    private double millis;

    BreakdownBench(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.println("## Breakdown: F1 over exact slices\n");
        out.println("| cases | n | F1 | precision | recall | ms a case, mean | slowest |");
        out.println("|---|---|---|---|---|---|---|");
    }

    /// The recorded cases: one folder for each setting, `injection_info.csv` names the slices.
    void recorded(Path folder) throws IOException {
        List<Path> settings;
        try (Stream<Path> all = Files.list(folder)) {
            settings = all.filter(Files::isDirectory).sorted().toList();
        }
        for (int round = 0; round < 2; round++) {
            for (Path setting : settings) {
                start();
                readCases(setting, round == 0 ? WARM_UP : Integer.MAX_VALUE);
                if (round == 1) {
                    row(setting.getFileName().toString());
                }
            }
        }
    }

    private void readCases(Path setting, int most) throws IOException {
        List<String> lines = Files.readAllLines(setting.resolve("injection_info.csv"));
        List<String> head = List.of(lines.get(0).split(","));
        for (String line : lines.subList(1, Math.min(lines.size(), most))) {
            String[] cells = line.split(",");
            Set<String> truth = Set.of(cells[head.indexOf("set")].split(";"));
            oneCase(setting.resolve(cells[head.indexOf("timestamp")] + ".csv.gz"), truth);
        }
    }

    private void oneCase(Path file, Set<String> truth) throws IOException {
        List<Leaf> leaves = new ArrayList<>();
        List<String> dimensions;
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            List<String> head = List.of(in.readLine().split(","));
            dimensions = head.subList(2, head.size());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                leaves.add(
                        Leaf.of(
                                Arrays.asList(cells).subList(2, cells.length),
                                Double.parseDouble(cells[0]),
                                Double.parseDouble(cells[1])));
            }
        }
        judge(dimensions, leaves, truth);
    }

    /// Generated cases of small success rates by CDN, bitrate and device, in three sizes of
    /// traffic.
    void generated() {
        for (int round = 0; round < 2; round++) {
            for (RatioCases.Setting setting : RatioCases.SETTINGS) {
                start();
                for (int seed = 1; seed <= (round == 0 ? WARM_UP : 200); seed++) {
                    RatioCases.Case one = RatioCases.generate(setting, SEEN_SEEDS + seed);
                    judge(RatioCases.DIMENSIONS, one.leaves(), one.truth());
                }
                if (round == 1) {
                    row("generated: " + setting.says());
                }
            }
        }
        out.println();
    }

    private void start() {
        right = wrong = missed = cases = 0;
        slowest = millis = 0;
    }

    private void judge(List<String> dimensions, List<Leaf> leaves, Set<String> truth) {
        long began = System.nanoTime();
        Breakdown breakdown = Breakdown.of(dimensions, leaves);
        double took = (System.nanoTime() - began) / 1e6;
        Set<String> found = new HashSet<>();
        for (Cause cause : breakdown.causes()) {
            found.add(cause.name().replace(", ", "&"));
        }
        int hits = (int) found.stream().filter(truth::contains).count();
        right += hits;
        wrong += found.size() - hits;
        missed += truth.size() - hits;
        cases++;
        millis += took;
        slowest = Math.max(slowest, took);
    }

    private void row(String name) {
        out.printf(
                "| %s | %d | %.3f | %.3f | %.3f | %.1f | %.1f |%n",
                name,
                cases,
                2.0 * right / (2 * right + wrong + missed),
                (double) right / Math.max(1, right + wrong),
                (double) right / Math.max(1, right + missed),
                millis / cases,
                slowest);
    }
}
