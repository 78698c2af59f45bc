package dev.afterglow.cli;

import dev.afterglow.patterns.BadInput;
import dev.afterglow.patterns.Csv;
import dev.afterglow.statistics.Bootstrap;
import dev.afterglow.statistics.DoubleCoding;
import dev.afterglow.statistics.DoubleCoding.Frame;
import dev.afterglow.statistics.DoubleCoding.Tick;
import dev.afterglow.statistics.Interval;
import dev.afterglow.statistics.TwoByTwo;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `afterglow agreement A.csv B.csv`: how far two coders agree, code by code and over all.
@Command(
        name = "agreement",
        description = "How far two coders agree on which documents have which codes.",
        mixinStandardHelpOptions = true)
final class AgreementCommand implements Callable<Integer> {

    /// With fewer documents ticked by either the numbers are shown but say little.
    private static final int POSITIVES_LEAST = 5;

    @Parameters(index = "0", paramLabel = "A.csv", description = "Columns document,code.")
    private String first;

    @Parameters(index = "1", paramLabel = "B.csv", description = "The same of the other coder.")
    private String second;

    @Option(
            names = "--documents",
            paramLabel = "F",
            description = "All documents that could have been ticked (column document).")
    private @Nullable String documentsFile;

    @Option(
            names = "--codes",
            paramLabel = "F",
            description = "All codes that could have been ticked (column code).")
    private @Nullable String codesFile;

    @Option(names = "--json", description = "One object a line, for programs.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the intervals (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec private CommandSpec spec;

    /// A tick and where it stands, to tell people which line is wrong.
    private record Placed(Map<Tick, Csv.Cell> documents, Map<Tick, Csv.Cell> codes) {}

    @Override
    public Integer call() throws IOException {
        DoubleCoding coding;
        try {
            Placed a = ticks(first);
            Placed b = ticks(second);
            Frame union = Frame.union(a.documents().keySet(), b.documents().keySet());
            Frame frame =
                    new Frame(
                            documentsFile == null
                                    ? union.documents()
                                    : column(documentsFile, "document"),
                            codesFile == null ? union.codes() : column(codesFile, "code"));
            requireInside(a, frame);
            requireInside(b, frame);
            coding = DoubleCoding.of(a.documents().keySet(), b.documents().keySet(), frame);
        } catch (BadInput wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
        List<DoubleCoding.Row> rows = coding.rows(Bootstrap.seeded(seed));
        PrintWriter out = spec.commandLine().getOut();
        sayUnion();
        if (json) {
            rows.forEach(row -> out.println(JsonLine.of(fields(row))));
        } else {
            print(rows, out);
        }
        out.flush();
        return 0;
    }

    private void sayUnion() {
        String missing =
                documentsFile == null
                        ? codesFile == null ? "documents and codes" : "documents"
                        : codesFile == null ? "codes" : "";
        if (!missing.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "Compared over the %s that at least one of the two ticked; name all that could"
                            + " have been with --documents and --codes.%n",
                    missing);
            err.flush();
        }
    }

    private Placed ticks(String file) throws IOException {
        Placed placed = new Placed(new HashMap<>(), new HashMap<>());
        try (Csv csv = new Csv(name(file), open(file), List.of("document", "code"))) {
            while (csv.next()) {
                Csv.Cell document = filled(csv.cell("document"));
                Csv.Cell code = filled(csv.cell("code"));
                Tick tick = new Tick(document.text(), code.text());
                placed.documents().putIfAbsent(tick, document);
                placed.codes().putIfAbsent(tick, code);
            }
        }
        return placed;
    }

    private Set<String> column(String file, String column) throws IOException {
        Set<String> values = new HashSet<>();
        try (Csv csv = new Csv(name(file), open(file), List.of(column))) {
            while (csv.next()) {
                values.add(filled(csv.cell(column)).text());
            }
        }
        return values;
    }

    private static Csv.Cell filled(Csv.Cell cell) {
        if (cell.isEmpty()) {
            throw cell.not("a value");
        }
        return cell;
    }

    private static void requireInside(Placed placed, Frame frame) {
        placed.documents()
                .forEach((tick, cell) -> {
                    if (!frame.documents().contains(tick.document())) {
                        throw cell.not("a document of --documents");
                    }
                });
        placed.codes()
                .forEach((tick, cell) -> {
                    if (!frame.codes().contains(tick.code())) {
                        throw cell.not("a code of --codes");
                    }
                });
    }

    private static String name(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    private static Reader open(String file) throws IOException {
        if (Files.isDirectory(Path.of(file))) {
            throw new BadInput(new BadInput.Place(file, 0, 0), "a folder", "a file");
        }
        return file.equals("-")
                ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(file));
    }

    private static Map<String, @Nullable Object> fields(DoubleCoding.Row row) {
        TwoByTwo table = row.table();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("code", row.code());
        fields.put("n", table.size());
        fields.put("positives", table.positives());
        fields.put("both", table.both());
        fields.put("first_only", table.first());
        fields.put("second_only", table.second());
        fields.put("prevalence", table.prevalence());
        fields.put("agreement", table.agreement());
        put(fields, "kappa", new Estimate(table.kappa(), row.kappa()));
        put(fields, "alpha", new Estimate(table.alpha(), row.alpha()));
        put(fields, "ac1", new Estimate(table.ac1(), row.ac1()));
        return fields;
    }

    private record Estimate(OptionalDouble value, Optional<Interval> interval) {}

    private static void put(Map<String, @Nullable Object> fields, String name, Estimate estimate) {
        fields.put(name, estimate.value());
        fields.put(name + "_low", estimate.interval().map(Interval::low));
        fields.put(name + "_high", estimate.interval().map(Interval::high));
    }

    private static void print(List<DoubleCoding.Row> rows, PrintWriter out) {
        out.printf(
                "%-42s %5s %9s %9s %-22s %-22s %-22s%n",
                "code",
                "n",
                "positives",
                "agreement",
                "kappa (95 %)",
                "alpha (95 %)",
                "AC1 (95 %)");
        for (DoubleCoding.Row row : rows) {
            TwoByTwo table = row.table();
            out.printf(
                    "%-42s %5d %9d %9s %-22s %-22s %-22s%s%n",
                    row.code().orElse("all together"),
                    table.size(),
                    table.positives(),
                    shown(table.agreement()),
                    shown(table.kappa()) + shown(row.kappa()),
                    shown(table.alpha()) + shown(row.alpha()),
                    shown(table.ac1()) + shown(row.ac1()),
                    table.positives() < POSITIVES_LEAST ? " too few ticks to judge" : "");
        }
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
    }

    private static String shown(Optional<Interval> interval) {
        return interval.map(i -> String.format(Locale.ROOT, " (%.2f to %.2f)", i.low(), i.high()))
                .orElse("");
    }
}
