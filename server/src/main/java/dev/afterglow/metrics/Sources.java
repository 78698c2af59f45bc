package dev.afterglow.metrics;

import java.time.Duration;
import java.time.Instant;

/// All kinds of sources behind one call.
final class Sources {

    private final SampleSource<MetricSource.Prometheus> prometheus;
    private final SampleSource<MetricSource.Atlas> atlas;
    private final SampleSource<MetricSource.Push> pushed;

    Sources(
            SampleSource<MetricSource.Prometheus> prometheus,
            SampleSource<MetricSource.Atlas> atlas,
            SampleSource<MetricSource.Push> pushed) {
        this.prometheus = prometheus;
        this.atlas = atlas;
        this.pushed = pushed;
    }

    SourceAnswer read(MetricSource source, Window window) {
        return switch (source) {
            case MetricSource.Prometheus it -> prometheus.read(it, window);
            case MetricSource.Atlas it -> atlas.read(it, window);
            case MetricSource.Push it -> pushed.read(it, window);
        };
    }

    PartsAnswer parts(MetricSource source, String breakdown, Window window) {
        return switch (source) {
            case MetricSource.Prometheus it -> prometheus.parts(it, breakdown, window);
            case MetricSource.Atlas it -> atlas.parts(it, breakdown, window);
            case MetricSource.Push it -> pushed.parts(it, breakdown, window);
        };
    }

    /// How long after its time a sample can be read: what senders and scrapes need until it is
    /// complete.
    static Duration settling(MetricSource source) {
        return switch (source) {
            case MetricSource.Prometheus it -> Duration.ofSeconds(1);
            case MetricSource.Atlas it -> it.step().multipliedBy(2);
            case MetricSource.Push it ->
                    it.step().compareTo(Duration.ofSeconds(10)) < 0
                            ? Duration.ofSeconds(10)
                            : it.step();
        };
    }

    /// The newest point of the grid that can be read at an instant.
    static Instant newest(MetricSource source, Instant now) {
        return Window.onGrid(now.minus(settling(source)), source.step());
    }

    /// When the point after this one can be read.
    static Instant readable(MetricSource source, Instant point) {
        return point.plus(source.step()).plus(settling(source));
    }

    /// Whether a source can be asked for times before we knew it.
    static boolean hasHistory(MetricSource source) {
        return !(source instanceof MetricSource.Push);
    }
}
