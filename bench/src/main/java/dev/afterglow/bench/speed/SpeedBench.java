package dev.afterglow.bench.speed;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Speed of the detectors by JMH, one thread: `speed [PATTERN]`.
public final class SpeedBench implements Benchmark {
    @Override
    public String says() {
        return "Points a second by JMH: one hot series, 100,000 live series, and a peer";
    }

    @Override
    public void run(BenchOptions options) throws RunnerException {
        String pattern = options.words().isEmpty() ? "" : options.words().get(0);
        new Runner(
                        new OptionsBuilder()
                                .include("DetectorSpeed.*" + pattern)
                                .forks(1)
                                .warmupIterations(3)
                                .warmupTime(TimeValue.seconds(2))
                                .measurementIterations(5)
                                .measurementTime(TimeValue.seconds(2))
                                .jvmArgs("-Xms2g", "-Xmx2g", "-XX:+UseSerialGC")
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }
}
