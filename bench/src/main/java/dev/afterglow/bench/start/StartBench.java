package dev.afterglow.bench.start;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// Time from calling the launcher to the first good answer of `/health`, and resident memory then:
/// with an own PostgreSQL that is already running, and with the embedded one. The first start in an
/// empty database makes all tables; those that follow are what a restart costs.
public final class StartBench implements Benchmark {

    private static final int RESTARTS = 5;

    @Override
    public String says() {
        return "How soon a server is ready, and its memory";
    }

    @Override
    public void run(BenchOptions options) throws Exception {
        PrintStream out = options.out();
        // Builds it when the sources are newer, so that no start has to.
        Start.build();
        out.printf("# From start to ready%n%n`./dev bench start`%n%n");
        out.printf("| database | first start, s | restarts, s (median of %d) |", RESTARTS);
        out.printf(" processor, s | resident, MiB |%n|---|---|---|---|---|%n");
        Path folder = Files.createTempDirectory("afterglow-start");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            row("your own PostgreSQL", own(postgres), folder, out);
        }
        row("embedded PostgreSQL", Map.of(), folder, out);
        delete(folder);
    }

    private static Map<String, String> own(EmbeddedPostgres postgres) {
        return Map.of(
                "AFTERGLOW_DATABASE_URL",
                postgres.getJdbcUrl("postgres", "postgres"),
                "AFTERGLOW_DATABASE_USER",
                "postgres");
    }

    private static void row(
            String name, Map<String, String> environment, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        Start first = Start.measure(environment, folder);
        Start[] later = new Start[RESTARTS];
        for (int i = 0; i < RESTARTS; i++) {
            later[i] = Start.measure(environment, folder);
        }
        Arrays.sort(later, Comparator.comparingDouble(Start::seconds));
        Start middle = later[RESTARTS / 2];
        out.printf(
                "| %s | %.1f | %.1f (%.1f to %.1f) | %.1f | %d |%n",
                name,
                first.seconds(),
                middle.seconds(),
                later[0].seconds(),
                later[RESTARTS - 1].seconds(),
                middle.processorSeconds(),
                middle.residentMebibytes());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
