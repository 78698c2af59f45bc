package dev.afterglow.metrics;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Reads OTLP metrics (protobuf, and JSON through [OtlpJson]): sums, gauges, and the counts of
/// histograms, cumulative and delta. https://opentelemetry.io/docs/specs/otlp/
public final class OtlpMetrics {

    private static final int NO_RECORDED_VALUE = 1;

    private final List<PushedPoint> points = new ArrayList<>();

    private OtlpMetrics() {}

    /// Reads a body. Attributes of the resource become labels, those of the point win.
    ///
    /// @throws BadBody if it is no such thing
    public static List<PushedPoint> read(byte[] body) {
        try {
            return points(ExportMetricsServiceRequest.parseFrom(body));
        } catch (InvalidProtocolBufferException e) {
            throw new BadBody("The body is not an ExportMetricsServiceRequest of OTLP", e);
        }
    }

    /// Reads a body in OTLP's JSON form.
    ///
    /// @throws BadBody if it is no such thing, naming what was expected where
    public static List<PushedPoint> readJson(byte[] body, JsonMapper json) {
        return points(OtlpJson.read(body, json));
    }

    private static List<PushedPoint> points(ExportMetricsServiceRequest request) {
        OtlpMetrics reader = new OtlpMetrics();
        request.getResourceMetricsList()
                .forEach(resource -> {
                    Map<String, String> labels =
                            labels(Map.of(), resource.getResource().getAttributesList());
                    resource.getScopeMetricsList().stream()
                            .flatMap(scope -> scope.getMetricsList().stream())
                            .forEach(metric -> reader.take(metric, labels));
                });
        return reader.points;
    }

    private void take(Metric metric, Map<String, String> resource) {
        switch (metric.getDataCase()) {
            case GAUGE ->
                    metric.getGauge()
                            .getDataPointsList()
                            .forEach(point -> number(metric, resource, point, false));
            case SUM -> {
                boolean delta = isDelta(metric.getSum().getAggregationTemporality());
                metric.getSum()
                        .getDataPointsList()
                        .forEach(point -> number(metric, resource, point, delta));
            }
            case HISTOGRAM -> {
                boolean delta = isDelta(metric.getHistogram().getAggregationTemporality());
                metric.getHistogram()
                        .getDataPointsList()
                        .forEach(point ->
                                points.add(
                                        new PushedPoint(
                                                metric.getName() + "_count",
                                                labels(resource, point.getAttributesList()),
                                                time(point.getTimeUnixNano()),
                                                point.getCount(),
                                                delta)));
            }
            case EXPONENTIAL_HISTOGRAM, SUMMARY, DATA_NOT_SET -> {}
        }
    }

    private static boolean isDelta(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    }

    private void number(
            Metric metric, Map<String, String> resource, NumberDataPoint point, boolean delta) {
        boolean ended = (point.getFlags() & NO_RECORDED_VALUE) != 0;
        double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
        points.add(
                new PushedPoint(
                        metric.getName(),
                        labels(resource, point.getAttributesList()),
                        time(point.getTimeUnixNano()),
                        ended ? Double.NaN : value,
                        delta));
    }

    private static Instant time(long unixNano) {
        return Instant.ofEpochSecond(0, unixNano);
    }

    private static Map<String, String> labels(Map<String, String> outer, List<KeyValue> inner) {
        Map<String, String> labels = new HashMap<>(outer);
        inner.forEach(one -> labels.put(one.getKey(), text(one.getValue())));
        return labels;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            default -> "";
        };
    }
}
