package dev.afterglow.bench.speed;

import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.detectors.Verdict;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One point for one call. Values come from a table of two days with noise, so that no random
/// numbers are timed.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DetectorSpeed {
    private static final int TABLE = 2880;
    private static final long STEP = 60_000;

    private static double[] table() {
        Random random = new Random(1);
        double[] values = new double[TABLE];
        for (int i = 0; i < TABLE; i++) {
            double day = Math.sin(2 * Math.PI * i / 1440);
            values[i] = 1000 + 400 * day + 15 * random.nextGaussian();
        }
        return values;
    }

    private static Detector detector() {
        return Detector.of(DetectorSettings.of(Duration.ofMinutes(1)));
    }

    /// One series, always in the cache.
    @State(Scope.Thread)
    public static class Hot {
        final double[] values = table();
        final Detector detector = detector();
        int at;
    }

    /// 100,000 series, each given one point in turn, after three days of learning by one of them.
    @State(Scope.Thread)
    public static class Many {
        final double[] values = table();
        final Detector[] detectors = new Detector[100_000];
        int series;
        long minute;

        @Setup
        public void learn() {
            Detector first = detector();
            for (int i = 0; i < 4320; i++) {
                first.next(i * STEP, values[i % TABLE]);
            }
            DetectorSettings settings = DetectorSettings.of(Duration.ofMinutes(1));
            for (int i = 0; i < detectors.length; i++) {
                detectors[i] = Detector.from(settings, first.state());
            }
            minute = 4320;
        }
    }

    /// Random Cut Forest, one series, as OpenSearch sets it.
    @State(Scope.Thread)
    public static class Forest {
        final double[] values = table();
        final ThresholdedRandomCutForest forest =
                ThresholdedRandomCutForest.builder()
                        .dimensions(8)
                        .shingleSize(8)
                        .numberOfTrees(50)
                        .sampleSize(256)
                        .randomSeed(1)
                        .build();
        int at;
    }

    @Benchmark
    public double oneHotSeries(Hot hot) {
        int at = hot.at++;
        return hot.detector.observe(at * STEP, hot.values[at % TABLE], Double.NaN);
    }

    @Benchmark
    public Verdict oneHotSeriesWithVerdict(Hot hot) {
        int at = hot.at++;
        return hot.detector.next(at * STEP, hot.values[at % TABLE]);
    }

    @Benchmark
    public double hundredThousandSeries(Many many) {
        if (++many.series == many.detectors.length) {
            many.series = 0;
            many.minute++;
        }
        // Each series at another place of the table, so that branches differ.
        double value = many.values[(int) ((many.minute + many.series) % TABLE)];
        return many.detectors[many.series].observe(many.minute * STEP, value, Double.NaN);
    }

    @Benchmark
    public double randomCutForest(Forest forest) {
        int at = forest.at++;
        return forest.forest
                .process(new double[] {forest.values[at % TABLE]}, at * STEP)
                .getAnomalyGrade();
    }
}
