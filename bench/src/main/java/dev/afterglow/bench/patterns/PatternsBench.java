package dev.afterglow.bench.patterns;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import dev.afterglow.company.Company;
import dev.afterglow.company.CompanySettings;
import dev.afterglow.company.PatternFolder;
import dev.afterglow.patterns.Answer;
import dev.afterglow.patterns.History;
import dev.afterglow.patterns.HistoryFolder;
import dev.afterglow.patterns.PatternRun;
import dev.afterglow.patterns.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// How long all lenses take, and how that grows with the number of incidents.
public final class PatternsBench implements Benchmark {

    private static final int[] SIZES = {1_000, 10_000, 100_000};

    @Override
    public String says() {
        return "How long all pattern lenses take [--most 100000] [--seed 1]";
    }

    @Override
    public void run(BenchOptions options) throws IOException {
        PatternsArguments given = new PatternsArguments(options.words());
        int seed = given.number("--seed", 1);
        int most = given.number("--most", 100_000);
        PrintStream out = options.out();
        out.printf("# Speed of the pattern lenses%n%n`./dev bench patterns --seed %d`%n%n", seed);
        out.printf(
                "All lenses with up to 10,000 draws from chance and early stopping; one in ten"
                        + " incidents is coded. Seconds of wall clock on %d processors, and "
                        + "in brackets"
                        + " of one processor's time: they differ where the machine had "
                        + "other work.%n%n",
                Runtime.getRuntime().availableProcessors());
        Map<Integer, Map<String, Double>> byLens = new LinkedHashMap<>();
        out.printf("| incidents | coded | changes | people | looks | reading | all lenses |%n");
        out.printf("|---|---|---|---|---|---|---|%n");
        for (int size : SIZES) {
            if (size <= most) {
                byLens.put(size, measure(size, seed, out));
            }
        }
        out.printf("%n| lens |");
        byLens.keySet().forEach(size -> out.printf(" %,d |", size));
        out.printf("%n|---|");
        byLens.keySet().forEach(size -> out.print("---|"));
        out.println();
        for (String lens : byLens.values().iterator().next().keySet()) {
            out.printf("| %s |", lens);
            byLens.values().forEach(of -> out.printf(" %.2f |", of.getOrDefault(lens, 0.0)));
            out.println();
        }
    }

    private static Map<String, Double> measure(int incidents, long seed, PrintStream out)
            throws IOException {
        int people = Math.max(100, incidents / 50);
        CompanySettings settings =
                CompanySettings.until(LocalDate.of(2026, 11, 1))
                        .withSeed(seed)
                        .withYears(5)
                        .withPeople(people)
                        .withIncidents(incidents)
                        .withReviewShare(.1);
        Path folder = Files.createTempDirectory("patterns");
        try {
            PatternFolder.write(Company.simulate(settings), folder);
            long cpuStart = cpu();
            long start = System.nanoTime();
            History history = HistoryFolder.read(folder);
            long read = System.nanoTime();
            long cpuRead = cpu();
            Stopwatch watch = new Stopwatch();
            Answer answer = PatternRun.of(history, PatternRun.Settings.seeded(seed), watch);
            long end = System.nanoTime();
            out.printf(
                    "| %,d | %,d | %,d | %,d | %d | %.1f (%.1f) | **%.1f** (%.1f) |%n",
                    answer.coverage().incidents(),
                    answer.coverage().coded(),
                    history.changes().size(),
                    people,
                    answer.findings().size(),
                    (read - start) / 1e9,
                    (cpuRead - cpuStart) / 1e9,
                    (end - read) / 1e9,
                    (cpu() - cpuRead) / 1e9);
            return watch.stopped(end);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Notes when each lens began.
    private static final class Stopwatch implements Progress {

        private final Map<String, Long> begun = new LinkedHashMap<>();

        @Override
        public void at(String lens, int done, int of) {
            begun.put(lens, System.nanoTime());
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        Map<String, Double> stopped(long end) {
            Map<String, Double> seconds = new LinkedHashMap<>();
            String last = "";
            long since = 0;
            for (Map.Entry<String, Long> each : begun.entrySet()) {
                if (!last.isEmpty()) {
                    seconds.put(last, (each.getValue() - since) / 1e9);
                }
                last = each.getKey();
                since = each.getValue();
            }
            seconds.put(last, (end - since) / 1e9);
            return seconds;
        }
    }
}
