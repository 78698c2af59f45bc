package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.logging.otlp.internal.metrics.OtlpStdoutMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The bodies come from the official OpenTelemetry SDK.
class OtlpMetricsTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/metrics",
                exchange -> {
                    try (exchange) {
                        bodies.add(exchange.getRequestBody().readAllBytes());
                        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_cumulative_counter_keeps_growing() {
        List<PushedPoint> points = exported(AggregationTemporalitySelector.alwaysCumulative());

        assertThat(points).extracting(PushedPoint::value).containsExactly(3.0, 5.0);
        assertThat(points).extracting(PushedPoint::delta).containsOnly(false);
        assertThat(points.getFirst().name()).isEqualTo("stream.starts");
        assertThat(points.getFirst().labels()).containsEntry("country", "es");
    }

    @Test
    void a_delta_counter_says_what_was_added() {
        List<PushedPoint> points = exported(AggregationTemporalitySelector.deltaPreferred());

        assertThat(points).extracting(PushedPoint::value).containsExactly(3.0, 2.0);
        assertThat(points).extracting(PushedPoint::delta).containsOnly(true);
    }

    @Test
    void the_json_form_says_the_same() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        MetricExporter exporter =
                new OtlpStdoutMetricExporterBuilder(Logger.getLogger("otlp"))
                        .setOutput(written)
                        .setWrapperJsonObject(true)
                        .setAggregationTemporalitySelector(
                                AggregationTemporalitySelector.deltaPreferred())
                        .build();

        countTo(exporter, 3, 2);

        List<PushedPoint> points =
                written.toString(StandardCharsets.UTF_8)
                        .lines()
                        .flatMap(line ->
                                OtlpMetrics.readJson(line.getBytes(StandardCharsets.UTF_8), json)
                                        .stream())
                        .filter(point -> point.name().equals("stream.starts"))
                        .toList();
        assertThat(points).extracting(PushedPoint::value).containsExactly(3.0, 2.0);
        assertThat(points).extracting(PushedPoint::delta).containsOnly(true);
        assertThat(points.getFirst().labels()).containsEntry("country", "es");
        assertThat(points.getFirst().at()).isAfter(Instant.EPOCH);
    }

    @Test
    void json_that_is_not_otlp_is_refused_with_what_was_expected() {
        assertThatThrownBy(() -> OtlpMetrics.readJson(bytes("{}"), json))
                .isInstanceOf(BadBody.class)
                .hasMessageContaining("resourceMetrics");
        String point =
                """
                {"resourceMetrics": [{"scopeMetrics": [{"metrics": [{"name": "starts",
                  "gauge": {"dataPoints": [{"timeUnixNano": "1", "asDouble": "many"}]}}]}]}]}
                """;
        assertThatThrownBy(() -> OtlpMetrics.readJson(bytes(point), json))
                .isInstanceOf(BadBody.class)
                .hasMessageContaining("asDouble “many” is not a number");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_not_otlp_is_refused() {
        assertThatThrownBy(() -> OtlpMetrics.read(new byte[] {1, 2, 3}))
                .isInstanceOf(BadBody.class);
    }

    private List<PushedPoint> exported(AggregationTemporalitySelector temporality) {
        OtlpHttpMetricExporter exporter =
                OtlpHttpMetricExporter.builder()
                        .setEndpoint(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/metrics")
                        .setAggregationTemporalitySelector(temporality)
                        .build();
        countTo(exporter, 3, 2);
        // The exporter counts itself as well; that is left out here.
        return bodies.stream()
                .limit(2)
                .flatMap(body -> OtlpMetrics.read(body).stream())
                .filter(point -> point.name().equals("stream.starts"))
                .toList();
    }

    /// Adds to a counter of the official SDK, and exports after each time.
    private static void countTo(MetricExporter exporter, long... added) {
        PeriodicMetricReader reader =
                PeriodicMetricReader.builder(exporter).setInterval(Duration.ofHours(1)).build();
        try (SdkMeterProvider provider =
                SdkMeterProvider.builder().registerMetricReader(reader).build()) {
            var counter = provider.get("test").counterBuilder("stream.starts").build();
            Attributes spain = Attributes.of(AttributeKey.stringKey("country"), "es");
            for (long more : added) {
                counter.add(more, spain);
                provider.forceFlush().join(10, TimeUnit.SECONDS);
            }
        }
    }
}
