package dev.afterglow.setup;

import java.math.BigDecimal;
import java.time.Duration;
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
        Optional<String> breakdown) {

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
        /// key; without one it may come with the key of any integration.
        record Received(String series, Optional<String> key, Duration step) implements Source {}
    }
}
