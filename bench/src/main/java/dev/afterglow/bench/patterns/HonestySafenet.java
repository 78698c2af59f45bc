package dev.afterglow.bench.patterns;

import dev.afterglow.patterns.Csv;
import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.CoOccurrence;
import dev.afterglow.statistics.CoOccurrence.Pair;
import dev.afterglow.statistics.Curveball;
import dev.afterglow.statistics.Hypergeometric;
import dev.afterglow.statistics.MultipleTests;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
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

/// The 2,394 coded wildland-fire safety reports: which of 55 pairs of factors belong together, by
/// the usual test and with fixed margins. Human factors are a gate: their six codes are asked where
/// human factors are a matter at all.
final class HonestySafenet {

    private static final List<String> HUMAN =
            List.of(
                    "Decision Making",
                    "Situational Awareness",
                    "Leadership",
                    "Risk Assessment",
                    "Performance",
                    "Fatigue");
    private static final List<String> OTHER =
            List.of("Communications", "Equipment", "Other", "Environmental", "Fire Behavior");
    private static final int FATIGUE = HUMAN.indexOf("Fatigue");

    private HonestySafenet() {}

    static void print(Path folder, long seed, PrintStream out) throws IOException {
        List<Set<Integer>> reports = read(folder);
        List<Set<Integer>> gated =
                reports.stream()
                        .filter(codes -> codes.stream().anyMatch(code -> code < HUMAN.size()))
                        .toList();
        out.printf(
                "## Safenet: %d reports, %d with a human factor, 11 codes, 55 pairs, seed %d%n%n",
                reports.size(), gated.size(), seed);
        out.printf(
                "| test | pairs with q ≤ .05 | of Fatigue's ten with p ≤ .05 |%n|---|---|---|%n");
        row(out, "hypergeometric", hypergeometric(reports));
        row(out, "fixed margins, all reports", fixedMargins(reports, seed));
        row(out, "fixed margins, within the gate", fixedMargins(gated, seed));
        out.println();
    }

    private static void row(PrintStream out, String name, double[] p) {
        double[] q = MultipleTests.benjaminiHochberg(p);
        List<Pair> pairs = Pair.all(HUMAN.size() + OTHER.size());
        int fatigue = 0;
        for (int i = 0; i < p.length; i++) {
            boolean about = pairs.get(i).first() == FATIGUE || pairs.get(i).second() == FATIGUE;
            fatigue += about && p[i] <= .05 ? 1 : 0;
        }
        long called = Arrays.stream(q).filter(each -> each <= .05).count();
        out.printf("| %s | %d | %d |%n", name, called, fatigue);
    }

    private static double[] hypergeometric(List<Set<Integer>> reports) {
        return Pair.all(HUMAN.size() + OTHER.size()).stream()
                .mapToDouble(pair -> {
                    int first = count(reports, Set.of(pair.first()));
                    int second = count(reports, Set.of(pair.second()));
                    int both = count(reports, Set.of(pair.first(), pair.second()));
                    return new Hypergeometric(reports.size(), first, second).atLeast(both);
                })
                .toArray();
    }

    private static int count(List<Set<Integer>> reports, Set<Integer> codes) {
        return (int) reports.stream().filter(report -> report.containsAll(codes)).count();
    }

    private static double[] fixedMargins(List<Set<Integer>> reports, long seed) {
        List<Curveball.Row> rows =
                reports.stream().map(codes -> new Curveball.Row(codes, 0)).toList();
        int columns = HUMAN.size() + OTHER.size();
        return CoOccurrence.test(
                        new Curveball.Matrix(rows, columns),
                        Pair.all(columns),
                        CoOccurrence.Draws.seeded(new ChanceTally.Plan(10_000, 50), seed))
                .stream()
                .mapToDouble(ChanceTally.Outcome::midP)
                .toArray();
    }

    private static List<Set<Integer>> read(Path folder) throws IOException {
        List<Set<Integer>> reports = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv.gz")).sorted().toList()) {
                String text =
                        new String(
                                new GZIPInputStream(Files.newInputStream(file)).readAllBytes(),
                                StandardCharsets.UTF_8);
                // The files put a blank after each comma of the header, which the format does not
                // allow.
                String plain = text.replaceFirst("\\R", "\n");
                int end = plain.indexOf('\n');
                String header = plain.substring(0, end).replace("\", \"", "\",\"");
                readInto(reports, file.getFileName().toString(), header + plain.substring(end));
            }
        }
        return reports;
    }

    private static void readInto(List<Set<Integer>> reports, String name, String text)
            throws IOException {
        StringReader reader = new StringReader(text);
        try (Csv csv = new Csv(name, reader, List.of("Contributing Factors", "Human Factors"))) {
            while (csv.next()) {
                Set<Integer> codes = new HashSet<>();
                for (String factor : csv.cell("Human Factors").text().split(";", -1)) {
                    codes.add(HUMAN.indexOf(factor.strip()));
                }
                for (String factor : csv.cell("Contributing Factors").text().split(";", -1)) {
                    int at = OTHER.indexOf(factor.strip());
                    codes.add(at < 0 ? -1 : HUMAN.size() + at);
                }
                codes.remove(-1);
                reports.add(codes);
            }
        }
    }
}
