package dev.afterglow.bench;

import dev.afterglow.bench.accuracy.AccuracyBench;
import dev.afterglow.bench.meetings.MeetBench;
import dev.afterglow.bench.patterns.HonestyBench;
import dev.afterglow.bench.patterns.PatternsBench;
import dev.afterglow.bench.patterns.PowerBench;
import dev.afterglow.bench.radar.RadarBench;
import dev.afterglow.bench.similar.SimilarBench;
import dev.afterglow.bench.similar.SuggestBench;
import dev.afterglow.bench.speed.SpeedBench;
import dev.afterglow.bench.start.StartBench;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs a bench by name: `Bench NAME [--data DIR] [WORD…]`.
public final class Bench {
    private static final Map<String, Benchmark> BENCHES =
            new TreeMap<>(
                    Map.of(
                            "accuracy", new AccuracyBench(),
                            "honesty", new HonestyBench(),
                            "meet", new MeetBench(),
                            "patterns", new PatternsBench(),
                            "power", new PowerBench(),
                            "radar", new RadarBench(),
                            "similar", new SimilarBench(),
                            "speed", new SpeedBench(),
                            "suggest", new SuggestBench(),
                            "start", new StartBench()));

    private Bench() {}

    /// Exits 0 when done, 1 when the measurement failed, 2 on wrong use.
    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments)));
    }

    static int run(List<String> arguments) {
        Benchmark bench = arguments.isEmpty() ? null : BENCHES.get(arguments.get(0));
        if (bench == null) {
            System.err.println("Usage: bench NAME [--data DIR]; NAME is one of:");
            BENCHES.forEach((name, b) -> System.err.printf("  %-10s %s%n", name, b.says()));
            return 2;
        }
        try {
            List<String> rest = arguments.subList(1, arguments.size());
            bench.run(BenchOptions.parse(rest, System.out));
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (Exception e) {
            System.err.println("The bench failed: " + e);
            return 1;
        }
    }
}
