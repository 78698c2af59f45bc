package dev.afterglow.metrics;

import com.sun.management.OperatingSystemMXBean;
import dev.afterglow.AfterglowServer;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// `./dev bench watch [COUNT]…`: one server, its own durable PostgreSQL, key metrics at steps of
/// 10 s, all of them outside their bands, so that each asks for the 100 series of its breakdown at
/// every step: the worst hour there can be. Prints lag, CPU and memory for 100 metrics, and for ten
/// times as many (or for the counts asked for). The Prometheus that answers is another process and
/// is not counted; PostgreSQL is not counted either.
@SpringBootTest(
        classes = AfterglowServer.class,
        properties = {"afterglow.jobs.enabled=true", "afterglow.metrics.history=5h"})
@ActiveProfiles("test")
class WatchBench {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(90);
    private static final int PARTS = 100;
    private static final ServiceId SERVICE = new ServiceId("bench");

    @Autowired private Metrics metrics;
    @Autowired private Services services;
    @Autowired private MeterRegistry meters;
    @Autowired private InstantSource clock;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("watch-bench");
        properties.add("afterglow.database.folder", folder::toString);
    }

    @Test
    void one_server_watches_a_hundred_key_metrics_and_ten_times_as_many() throws Exception {
        services.define(new Service(SERVICE, "Bench", null, Set.of()), clock.instant());
        System.out.printf(
                "%-8s %-8s %-10s %-9s %-9s %-9s %-8s %-8s%n",
                "metrics", "parts", "reads/s", "lag p50", "p99", "max", "CPU", "heap");
        String asked = System.getProperty("afterglow.bench", "");
        for (String count : (asked.isBlank() ? "100 1000" : asked).strip().split(" +")) {
            int metricsAsked = Integer.parseInt(count);
            measure(metricsAsked, Duration.ofSeconds(40 + metricsAsked / 5));
        }
    }

    private void measure(int count, Duration untilFall) throws Exception {
        Process company = company(untilFall);
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(company.getInputStream(), StandardCharsets.UTF_8))) {
            measure(count, URI.create(said.readLine()));
        } finally {
            company.destroy();
        }
    }

    private void measure(int count, URI address) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            metrics.define(metric(i, address), clock.instant());
        }
        while (metrics.healths().stream().anyMatch(Health::readsHistory)
                || metrics.openDeviations().size() < count * 9 / 10) {
            pause(Duration.ofSeconds(1));
        }
        Timer lag = meters.get(MetricJobs.LAG).timer();
        pause(STEP.multipliedBy(2));
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long read = lag.count();
        Instant begun = clock.instant();
        pause(MEASURED);
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        double[] percentiles =
                Arrays.stream(lag.takeSnapshot().percentileValues())
                        .mapToDouble(value -> value.value(TimeUnit.MILLISECONDS))
                        .toArray();
        System.out.printf(
                "%-8d %-8d %-10.1f %-9s %-9s %-9s %-8s %-8s%n",
                count,
                count * PARTS,
                (lag.count() - read) / seconds,
                "%.0f ms".formatted(percentiles[0]),
                "%.0f ms".formatted(percentiles[1]),
                "%.0f ms".formatted(lag.max(TimeUnit.MILLISECONDS)),
                "%.0f %%".formatted((system.getProcessCpuTime() - cpu) / seconds / 1e7),
                "%d MiB"
                        .formatted(
                                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                                        >> 20));
    }

    private KeyMetric metric(int number, URI address) {
        return KeyMetric.of(
                        new MetricId("bench-" + number),
                        "Bench " + number,
                        SERVICE,
                        new MetricSource.Prometheus(address, "whole" + number, STEP))
                .withMeaning("starts", "starts/s")
                .withBreakdown("by (part) " + number);
    }

    private static void pause(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Process company(Duration untilFall) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Company.class.getName(),
                        String.valueOf(untilFall.toSeconds()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// The process that answers like a Prometheus: everything falls by a third some time after it
    /// started.
    static final class Company {

        private Company() {}

        public static void main(String[] arguments) throws IOException {
            long fall =
                    InstantSource.system().instant().getEpochSecond()
                            + Long.parseLong(arguments[0]);
            FakePrometheus prometheus = new FakePrometheus();
            prometheus.answers(Starts.fallingAt(fall, 0.35));
            prometheus.answersParts("by (part)", Starts.inParts(PARTS, fall));
            System.out.println(prometheus.address());
        }
    }
}
