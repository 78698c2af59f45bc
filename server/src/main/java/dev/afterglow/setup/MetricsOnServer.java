package dev.afterglow.setup;

import dev.afterglow.detectors.Harm;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.MetricSource;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.metrics.SeriesSelector;
import dev.afterglow.services.ServiceId;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Key metrics. What the file cannot say of one (meaning, kind of noise, zone, whether it pages yet)
/// stays as it is when the file changes it.
@Component
class MetricsOnServer implements Section<MetricEntry> {

    private final Metrics metrics;

    MetricsOnServer(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Kind kind() {
        return Kind.METRIC;
    }

    @Override
    public List<MetricEntry> in(Configuration file) {
        return file.metrics();
    }

    @Override
    public String id(MetricEntry entry) {
        return entry.id();
    }

    @Override
    public Optional<MetricEntry> present(String id) {
        return metrics.metric(new MetricId(id)).map(MetricsOnServer::entry);
    }

    @Override
    public List<MetricEntry> all(Work work) {
        return metrics.all().stream().map(MetricsOnServer::entry).toList();
    }

    @Override
    public void write(MetricEntry entry, Work work) {
        MetricId id = new MetricId(entry.id());
        Optional<KeyMetric> before = metrics.metric(id);
        ServiceId service =
                entry.service()
                        .map(ServiceId::new)
                        .or(() -> before.map(KeyMetric::service))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "expected the key service: whose people a deviation pages"));
        MetricSource source = source(entry.source(), before.map(KeyMetric::source));
        KeyMetric known = before.orElseGet(() -> KeyMetric.of(id, entry.name(), service, source));
        KeyMetric metric =
                new KeyMetric(
                        id,
                        entry.name(),
                        known.meaning(),
                        entry.unit().orElse(""),
                        known.kind(),
                        Harm.valueOf(entry.harm().name()),
                        entry.pagesPerMonth().doubleValue(),
                        known.zone(),
                        known.pages(),
                        service,
                        source,
                        entry.breakdown().orElse(null));
        metrics.define(metric, work.actor(), work.now());
    }

    @Override
    public void remove(String id, Work work) {
        metrics.remove(new MetricId(id), work.actor(), work.now());
    }

    private static MetricSource source(MetricEntry.Source source, Optional<MetricSource> before) {
        return switch (source) {
            case MetricEntry.Source.Prometheus(String address, String query, var step) ->
                    new MetricSource.Prometheus(URI.create(address), query, step);
            case MetricEntry.Source.Atlas(String address, String query, var step) ->
                    new MetricSource.Atlas(URI.create(address), query, step);
            case MetricEntry.Source.Received(String series, var key, var step) ->
                    new MetricSource.Push(
                            key.orElse(""),
                            SeriesSelector.parse(series),
                            before.orElse(null) instanceof MetricSource.Push push
                                    ? push.reading()
                                    : MetricSource.Reading.VALUE,
                            step);
        };
    }

    private static MetricEntry entry(KeyMetric metric) {
        MetricEntry.Source source =
                switch (metric.source()) {
                    case MetricSource.Prometheus(URI server, String query, var step) ->
                            new MetricEntry.Source.Prometheus(server.toString(), query, step);
                    case MetricSource.Atlas(URI server, String query, var step) ->
                            new MetricEntry.Source.Atlas(server.toString(), query, step);
                    case MetricSource.Push(String key, var series, var _, var step) ->
                            new MetricEntry.Source.Received(
                                    series.text(),
                                    Optional.of(key).filter(text -> !text.isEmpty()),
                                    step);
                };
        return new MetricEntry(
                metric.id().value(),
                metric.name(),
                Optional.of(metric.unit()).filter(unit -> !unit.isEmpty()),
                MetricEntry.Harm.valueOf(metric.harm().name()),
                BigDecimal.valueOf(metric.pagesPerMonth()).stripTrailingZeros(),
                Optional.of(metric.service().value()),
                source,
                Optional.ofNullable(metric.breakdown()));
    }
}
