package dev.afterglow.bench.similar;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import dev.afterglow.patterns.Csv;
import dev.afterglow.search.Meaning;
import dev.afterglow.search.Sense;
import dev.afterglow.search.Suggester;
import dev.afterglow.statistics.TwoByTwo;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Which codes a safety report may carry: learnt from the earlier years, compared with what people
/// ticked in the later ones, beside a plain logistic regression on words.
public final class SuggestBench implements Benchmark {

    /// The share of reports, by date, that is learnt from.
    private static final double LEARNT = .7;

    private static final int TICKS_LEAST = 20;

    @Override
    public String says() {
        return "codes suggested for safety reports, beside a plain logistic regression on words";
    }

    @Override
    public void run(BenchOptions options) throws IOException {
        Optional<Path> folder = options.folder("safenet");
        if (folder.isEmpty()) {
            return;
        }
        Meaning meaning = new Meaning();
        List<Suggester.Example> reports = read(folder.get(), meaning);
        int learnt = (int) (LEARNT * reports.size());
        List<Suggester.Example> earlier = reports.subList(0, learnt);
        List<Suggester.Example> later = reports.subList(learnt, reports.size());
        Set<String> codes = usual(earlier);
        PrintStream out = options.out();
        out.printf(
                "## Safenet: %,d earlier reports learnt, %,d later ones asked, %d codes%n%n",
                earlier.size(), later.size(), codes.size());
        out.println("| by | micro-F1 | macro-F1 | kappa over all ticks |\n|---|---|---|---|");
        for (Suggester.Means means : Suggester.Means.values()) {
            Suggester suggester = Suggester.learn(only(earlier, codes), means);
            row(suggester, only(later, codes), codes, out, means);
        }
        out.println();
    }

    private static void row(
            Suggester suggester,
            List<Suggester.Example> later,
            Set<String> codes,
            PrintStream out,
            Suggester.Means means) {
        TreeMap<String, TwoByTwo> tables = new TreeMap<>();
        codes.forEach(code -> tables.put(code, TwoByTwo.EMPTY));
        for (Suggester.Example report : later) {
            for (Suggester.Suggestion one : suggester.suggest(report.text(), report.sense())) {
                boolean truth = report.labels().contains(one.label());
                boolean said = one.isLikely();
                tables.merge(one.label(), cell(truth, said), TwoByTwo::plus);
            }
        }
        TwoByTwo all = tables.values().stream().reduce(TwoByTwo.EMPTY, TwoByTwo::plus);
        double macro = tables.values().stream().mapToDouble(SuggestBench::f1).average().orElse(0);
        out.printf(
                "| %s | %.3f | %.3f | %.3f |%n",
                means == Suggester.Means.PLAIN ? "words, threshold ½" : "ours: words and meaning",
                f1(all),
                macro,
                all.kappa().orElse(0));
    }

    private static TwoByTwo cell(boolean truth, boolean said) {
        return new TwoByTwo(
                truth && said ? 1 : 0,
                truth && !said ? 1 : 0,
                said && !truth ? 1 : 0,
                !truth && !said ? 1 : 0);
    }

    private static double f1(TwoByTwo table) {
        int either = 2 * table.both() + table.first() + table.second();
        return either == 0 ? 0 : 2.0 * table.both() / either;
    }

    private static Set<String> usual(List<Suggester.Example> reports) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        reports.forEach(one -> one.labels().forEach(code -> counts.merge(code, 1, Integer::sum)));
        Set<String> usual = new TreeSet<>();
        counts.forEach((code, count) -> {
            if (count >= TICKS_LEAST) {
                usual.add(code);
            }
        });
        return usual;
    }

    private static List<Suggester.Example> only(
            List<Suggester.Example> reports, Set<String> codes) {
        return reports.stream()
                .map(one -> {
                    Set<String> kept = new HashSet<>(one.labels());
                    kept.retainAll(codes);
                    return new Suggester.Example(one.text(), one.sense(), kept);
                })
                .toList();
    }

    private static List<Suggester.Example> read(Path folder, Meaning meaning) throws IOException {
        record Dated(String id, Suggester.Example example) {}
        List<Dated> reports = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".csv.gz")).sorted().toList()) {
                String text =
                        new String(
                                new GZIPInputStream(Files.newInputStream(file)).readAllBytes(),
                                StandardCharsets.UTF_8);
                int end = text.indexOf('\n');
                String header = text.substring(0, end).replace("\", \"", "\",\"").strip();
                StringReader reader = new StringReader(header + text.substring(end));
                try (Csv csv =
                        new Csv(
                                file.getFileName().toString(),
                                reader,
                                List.of(
                                        "SAFENET ID",
                                        "Narrative",
                                        "Contributing Factors",
                                        "Human Factors"))) {
                    while (csv.next()) {
                        String narrative = csv.cell("Narrative").text();
                        Sense sense = meaning.of("", narrative);
                        reports.add(
                                new Dated(
                                        csv.cell("SAFENET ID").text(),
                                        new Suggester.Example(narrative, sense, codes(csv))));
                    }
                }
            }
        }
        reports.sort(Comparator.comparing(Dated::id));
        return reports.stream().map(Dated::example).toList();
    }

    private static Set<String> codes(Csv csv) throws IOException {
        Set<String> codes = new HashSet<>();
        for (String column : List.of("Contributing Factors", "Human Factors")) {
            for (String code : csv.cell(column).text().split(";")) {
                if (!code.isBlank()) {
                    codes.add(code.strip());
                }
            }
        }
        return codes;
    }
}
