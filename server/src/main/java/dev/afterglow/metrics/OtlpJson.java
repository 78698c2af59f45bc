package dev.afterglow.metrics;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// OTLP's JSON form as the message it stands for, as far as [OtlpMetrics] reads it: keys in
/// lowerCamelCase, 64-bit whole numbers as numbers or texts, enumerations as numbers.
/// https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
final class OtlpJson {

    private OtlpJson() {}

    /// @throws BadBody if it is no such thing
    static ExportMetricsServiceRequest read(byte[] body, JsonMapper json) {
        try {
            JsonNode root = json.readTree(body);
            if (!root.path("resourceMetrics").isArray()) {
                throw new BadBody(
                        "The body is not an ExportMetricsServiceRequest of OTLP in JSON: it has no"
                                + " list resourceMetrics");
            }
            ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
            each(root, "resourceMetrics")
                    .map(OtlpJson::resource)
                    .forEach(request::addResourceMetrics);
            return request.build();
        } catch (JacksonException e) {
            throw new BadBody("The body is not JSON", e);
        }
    }

    private static Stream<JsonNode> each(JsonNode node, String list) {
        return StreamSupport.stream(node.path(list).spliterator(), false);
    }

    private static ResourceMetrics resource(JsonNode node) {
        ResourceMetrics.Builder resource =
                ResourceMetrics.newBuilder()
                        .setResource(
                                Resource.newBuilder()
                                        .addAllAttributes(attributes(node.path("resource"))));
        each(node, "scopeMetrics").map(OtlpJson::scope).forEach(resource::addScopeMetrics);
        return resource.build();
    }

    private static ScopeMetrics scope(JsonNode node) {
        ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
        each(node, "metrics").map(OtlpJson::metric).forEach(scope::addMetrics);
        return scope.build();
    }

    private static Metric metric(JsonNode node) {
        Metric.Builder metric = Metric.newBuilder().setName(node.path("name").asString(""));
        if (node.has("sum")) {
            JsonNode sum = node.path("sum");
            metric.setSum(
                    Sum.newBuilder()
                            .setAggregationTemporality(temporality(sum))
                            .addAllDataPoints(numbers(sum)));
        } else if (node.has("gauge")) {
            metric.setGauge(Gauge.newBuilder().addAllDataPoints(numbers(node.path("gauge"))));
        } else if (node.has("histogram")) {
            JsonNode histogram = node.path("histogram");
            metric.setHistogram(
                    Histogram.newBuilder()
                            .setAggregationTemporality(temporality(histogram))
                            .addAllDataPoints(
                                    each(histogram, "dataPoints").map(OtlpJson::counted).toList()));
        }
        return metric.build();
    }

    private static AggregationTemporality temporality(JsonNode node) {
        String text = node.path("aggregationTemporality").asString("0");
        boolean delta = text.equals("1") || text.endsWith("DELTA");
        return delta
                ? AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA
                : AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    }

    private static List<NumberDataPoint> numbers(JsonNode node) {
        return each(node, "dataPoints").map(OtlpJson::number).toList();
    }

    private static NumberDataPoint number(JsonNode node) {
        NumberDataPoint.Builder point =
                NumberDataPoint.newBuilder()
                        .setTimeUnixNano(whole(node, "timeUnixNano"))
                        .setFlags((int) whole(node, "flags"))
                        .addAllAttributes(attributes(node));
        return node.has("asInt")
                ? point.setAsInt(whole(node, "asInt")).build()
                : point.setAsDouble(decimal(node, "asDouble")).build();
    }

    private static HistogramDataPoint counted(JsonNode node) {
        return HistogramDataPoint.newBuilder()
                .setTimeUnixNano(whole(node, "timeUnixNano"))
                .setCount(whole(node, "count"))
                .addAllAttributes(attributes(node))
                .build();
    }

    private static long whole(JsonNode node, String key) {
        String text = node.path(key).asString("0");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadBody("%s “%s” is not a whole number".formatted(key, text), e);
        }
    }

    private static double decimal(JsonNode node, String key) {
        String text = node.path(key).asString("NaN");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadBody("%s “%s” is not a number".formatted(key, text), e);
        }
    }

    private static List<KeyValue> attributes(JsonNode node) {
        return each(node, "attributes")
                .map(one ->
                        KeyValue.newBuilder()
                                .setKey(one.path("key").asString(""))
                                .setValue(value(one.path("value")))
                                .build())
                .toList();
    }

    private static AnyValue value(JsonNode node) {
        for (String kind : List.of("stringValue", "boolValue", "intValue", "doubleValue")) {
            if (node.has(kind)) {
                return AnyValue.newBuilder().setStringValue(node.path(kind).asString("")).build();
            }
        }
        return AnyValue.getDefaultInstance();
    }
}
