package dev.afterglow.setup;

import dev.afterglow.detectors.DetectorSettings.Season;
import dev.afterglow.detectors.Kind;
import dev.afterglow.detectors.KnownEvent;
import dev.afterglow.metrics.MetricSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A key metric: where its numbers come from, which direction harms, and how many false pages a
/// month are bearable.
public record MetricEntry(
        String id,
        String name,
        Optional<String> unit,
        Harm harm,
        BigDecimal pagesPerMonth,
        Optional<String> service,
        Source source,
        Optional<String> breakdown,
        Manner manner) {

    /// How it is watched, where the file says so; what it does not say stays, or is as usual.
    ///
    /// @param pages whether a deviation pages
    /// @param events times without a zone of their own are of the metric's
    public record Manner(
            Optional<String> meaning,
            Optional<Kind> kind,
            Optional<ZoneId> zone,
            Optional<Season> season,
            Optional<Boolean> pages,
            Optional<List<KnownEvent>> events) {

        /// What is said here, and of the rest what is said there.
        Manner or(Manner other) {
            return new Manner(
                    meaning.or(other::meaning),
                    kind.or(other::kind),
                    zone.or(other::zone),
                    season.or(other::season),
                    pages.or(other::pages),
                    events.or(other::events));
        }
    }

    /// Which direction harms customers.
    public enum Harm {
        DROP,
        RISE,
        BOTH
    }

    /// Where numbers come from, one each `step`.
    public sealed interface Source {

        /// How far apart two numbers are.
        Duration step();

        /// A query that a Prometheus server answers.
        record Prometheus(String address, String query, Duration step) implements Source {}

        /// A stack expression that an Atlas server answers.
        record Atlas(String address, String query, Duration step) implements Source {}

        /// A series that is sent here, by its selector. With a key it is the series sent to that
        /// key; without one it may come with the key of any integration. Read as a value
        /// or as a counter.
        record Received(
                String series,
                Optional<String> key,
                Duration step,
                Optional<MetricSource.Reading> reading)
                implements Source {}
    }
}
