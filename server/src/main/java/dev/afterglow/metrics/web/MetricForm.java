package dev.afterglow.metrics.web;

import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.KnownDays;
import dev.afterglow.metrics.MetricSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The form of a key metric as it was filled in, with what is wrong beside each field.
///
/// @param values by field name, as typed
/// @param errors one sentence a field
/// @param isNew whether the metric does not exist yet
/// @param services ids to choose from
/// @param zones names to choose from
public record MetricForm(
        Map<String, String> values,
        Map<String, String> errors,
        boolean isNew,
        List<String> services,
        List<String> zones) {

    public MetricForm {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    /// An empty form with the usual choices.
    static Map<String, String> usual() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", "GENERAL");
        values.put("harm", "DROP");
        values.put("budget", "1");
        values.put("zone", "UTC");
        values.put("season", "DAY");
        values.put("source", "prometheus");
        values.put("step", "30s");
        values.put("reading", "RATE");
        return values;
    }

    /// The form of a metric that exists.
    static Map<String, String> of(KeyMetric metric) {
        Map<String, String> values = usual();
        values.put("id", metric.id().value());
        values.put("name", metric.name());
        values.put("meaning", metric.meaning());
        values.put("unit", metric.unit());
        values.put("kind", metric.kind().name());
        values.put("harm", metric.harm().name());
        values.put(
                "budget",
                new BigDecimal(String.valueOf(metric.pagesPerMonth()))
                        .stripTrailingZeros()
                        .toPlainString());
        values.put("zone", metric.zone().getId());
        values.put("season", metric.season().name());
        values.put("events", KnownDays.text(metric.events(), metric.zone()));
        values.put("service", metric.service().value());
        values.put("step", step(metric.source().step()));
        String breakdown = metric.breakdown();
        values.put("breakdown", breakdown == null ? "" : breakdown);
        switch (metric.source()) {
            case MetricSource.Prometheus it ->
                    put(values, "prometheus", it.server().toString(), it.query());
            case MetricSource.Atlas it -> put(values, "atlas", it.server().toString(), it.query());
            case MetricSource.Push it -> {
                put(values, "push", it.key(), it.series().text());
                values.put("reading", it.reading().name());
            }
        }
        return values;
    }

    private static void put(
            Map<String, String> values, String source, String address, String query) {
        values.put("source", source);
        values.put("address", address);
        values.put("query", query);
    }

    private static String step(Duration step) {
        long seconds = step.toSeconds();
        return seconds % 3600 == 0
                ? seconds / 3600 + "h"
                : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// What is wrong with a field; empty when nothing is.
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return value(field).toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT));
    }

    /// Where the form goes.
    public String action() {
        return isNew ? "/key-metrics" : "/key-metrics/" + value("id");
    }

    /// One field with a line of text.
    public Field field(String name, String label, String hint) {
        return new Field(name, label, hint, value(name), error(name));
    }

    public record Field(String name, String label, String hint, String value, String error) {}
}
