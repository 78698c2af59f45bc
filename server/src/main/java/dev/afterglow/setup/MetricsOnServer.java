package dev.afterglow.setup;

import dev.afterglow.detectors.DetectorSettings;
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

/// Key metrics. What the file may leave out of one (meaning, kind of noise, zone, season, known
/// days, whether it pages) stays as it is when the file changes it.
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
    public MetricEntry filled(MetricEntry entry, Optional<MetricEntry> present) {
        return present.map(known ->
                        new MetricEntry(
                                entry.id(),
                                entry.name(),
                                entry.unit(),
                                entry.harm(),
                                entry.pagesPerMonth(),
                                entry.service().or(known::service),
                                filled(entry.source(), known.source()),
                                entry.breakdown(),
                                entry.manner().or(known.manner())))
                .orElse(entry);
    }

    private static MetricEntry.Source filled(
            MetricEntry.Source source, MetricEntry.Source present) {
        return source instanceof MetricEntry.Source.Received said
                        && present instanceof MetricEntry.Source.Received known
                ? new MetricEntry.Source.Received(
                        said.series(), said.key(), said.step(), said.reading().or(known::reading))
                : source;
    }

    @Override
    public void write(MetricEntry entry, Work work) {
        MetricId id = new MetricId(entry.id());
        Optional<KeyMetric> before = metrics.metric(id);
        MetricEntry whole = filled(entry, before.map(MetricsOnServer::entry));
        ServiceId service =
                whole.service()
                        .map(ServiceId::new)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "expected the key service: whose people are paged"));
        KeyMetric usual = KeyMetric.of(id, whole.name(), service, source(whole.source()));
        MetricEntry.Manner manner = whole.manner();
        metrics.define(
                usual.withMeaning(manner.meaning().orElse(""), whole.unit().orElse(""))
                        .withWatching(watching(whole, usual.watching()))
                        .withPages(manner.pages().orElse(usual.pages()))
                        .withBreakdown(whole.breakdown().orElse(null)),
                work.actor(),
                work.now());
    }

    private static DetectorSettings watching(MetricEntry entry, DetectorSettings usual) {
        MetricEntry.Manner manner = entry.manner();
        return new DetectorSettings(
                usual.step(),
                Harm.valueOf(entry.harm().name()),
                manner.kind().orElse(usual.kind()),
                entry.pagesPerMonth().doubleValue(),
                manner.zone().orElse(usual.zone()),
                manner.season().orElse(usual.season()),
                manner.events().orElse(usual.events()));
    }

    @Override
    public void remove(String id, Work work) {
        metrics.remove(new MetricId(id), work.actor(), work.now());
    }

    private static MetricSource source(MetricEntry.Source source) {
        return switch (source) {
            case MetricEntry.Source.Prometheus(String address, String query, var step) ->
                    new MetricSource.Prometheus(URI.create(address), query, step);
            case MetricEntry.Source.Atlas(String address, String query, var step) ->
                    new MetricSource.Atlas(URI.create(address), query, step);
            case MetricEntry.Source.Received(String series, var key, var step, var reading) ->
                    new MetricSource.Push(
                            key.orElse(""),
                            SeriesSelector.parse(series),
                            reading.orElse(MetricSource.Reading.VALUE),
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
                    case MetricSource.Push(String key, var series, var reading, var step) ->
                            new MetricEntry.Source.Received(
                                    series.text(),
                                    Optional.of(key).filter(text -> !text.isEmpty()),
                                    step,
                                    Optional.of(reading));
                };
        return new MetricEntry(
                metric.id().value(),
                metric.name(),
                Optional.of(metric.unit()).filter(unit -> !unit.isEmpty()),
                MetricEntry.Harm.valueOf(metric.harm().name()),
                BigDecimal.valueOf(metric.pagesPerMonth()).stripTrailingZeros(),
                Optional.of(metric.service().value()),
                source,
                Optional.ofNullable(metric.breakdown()),
                manner(metric));
    }

    private static MetricEntry.Manner manner(KeyMetric metric) {
        return new MetricEntry.Manner(
                Optional.of(metric.meaning()).filter(text -> !text.isEmpty()),
                Optional.of(metric.kind()),
                Optional.of(metric.zone()),
                Optional.of(metric.season()),
                Optional.of(metric.pages()),
                Optional.of(metric.events()));
    }
}
