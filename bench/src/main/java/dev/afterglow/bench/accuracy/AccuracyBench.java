package dev.afterglow.bench.accuracy;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Accuracy of detection and breakdown: `accuracy [kpi] [nab] [breakdown] [starts] [habits]
/// [no-rcf]`.
public final class AccuracyBench implements Benchmark {
    @Override
    public String says() {
        return "Detection and breakdown against labels, with peers: [kpi] [nab] "
                + "[breakdown] [starts] [habits] [no-rcf]";
    }

    @Override
    public void run(BenchOptions options) throws IOException {
        boolean forest = !options.words().contains("no-rcf");
        if (wants(options, "kpi")) {
            Optional<Path> folder = options.folder("kpi");
            if (folder.isPresent()) {
                new KpiBench(options.out()).run(folder.get(), forest);
            }
        }
        if (wants(options, "nab")) {
            Optional<Path> folder = options.folder("nab");
            if (folder.isPresent()) {
                new NabBench(options.out()).run(folder.get(), forest);
            }
        }
        if (wants(options, "breakdown")) {
            BreakdownBench bench = new BreakdownBench(options.out());
            Optional<Path> folder = options.folder("breakdown");
            bench.head();
            if (folder.isPresent()) {
                bench.recorded(folder.get());
            }
            bench.generated();
        }
        if (wants(options, "starts")) {
            new StreamStartsBench(options.out()).run();
        }
        if (wants(options, "habits")) {
            new HabitsBench(options.out()).run();
        }
    }

    private static boolean wants(BenchOptions options, String part) {
        return options.words().stream().allMatch("no-rcf"::equals) || options.wants(part);
    }
}
