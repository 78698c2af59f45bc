package dev.afterglow.metrics;

import java.net.URI;
import java.time.Duration;

/// Where the samples of a key metric come from.
public sealed interface MetricSource {

    /// The longest step: one sample an hour.
    Duration LONGEST_STEP = Duration.ofHours(1);

    /// The time between two samples; whole seconds, from 1 s to 1 h.
    Duration step();

    /// Asked from a Prometheus (or anything that speaks its HTTP API) at every step.
    ///
    /// @param server such as `http://prometheus:9090`; a path before `/api/v1` is kept
    /// @param query PromQL that gives one series or a scalar
    record Prometheus(URI server, String query, Duration step) implements MetricSource {
        public Prometheus {
            checkServer(server);
            checkQuery(query);
            checkStep(step);
        }
    }

    /// Asked from an Atlas at every step.
    ///
    /// @param server such as `http://atlas:7101`
    /// @param query a stack expression that gives one line, such as `name,sps,:eq,:sum`
    record Atlas(URI server, String query, Duration step) implements MetricSource {
        public Atlas {
            checkServer(server);
            checkQuery(query);
            checkStep(step);
        }
    }

    /// Sent to us: Prometheus remote write, OTLP, JSON or CSV.
    ///
    /// @param key the secret part of the address it is sent to, 16 to 128 letters, digits, `_` and
    ///     `-`; empty for any key that an integration has
    /// @param series which of the series that arrive there; matching ones are added up
    /// @param reading how a series becomes a value
    record Push(String key, SeriesSelector series, Reading reading, Duration step)
            implements MetricSource {
        public Push {
            if (!key.isEmpty() && !key.matches("[A-Za-z0-9_-]{16,128}")) {
                throw new IllegalArgumentException(
                        "The key of a metric that is sent has 16 to 128 letters and digits, was "
                                + key.length()
                                + " characters");
            }
            checkStep(step);
        }
    }

    /// How a pushed series becomes the value of a step.
    enum Reading {
        /// The last value of the step.
        VALUE,
        /// The growth of a counter, per second; a fall is a reset.
        RATE
    }

    private static void checkServer(URI server) {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web || server.getHost() == null) {
            throw new IllegalArgumentException(
                    "A source's address must start with http:// or https:// and name a host, was '"
                            + server
                            + "'");
        }
    }

    private static void checkQuery(String query) {
        if (query.isBlank() || query.length() > 10_000) {
            throw new IllegalArgumentException(
                    "A query must have 1 to 10000 characters, had " + query.length());
        }
    }

    private static void checkStep(Duration step) {
        if (step.compareTo(Duration.ofSeconds(1)) < 0
                || step.compareTo(LONGEST_STEP) > 0
                || !step.equals(Duration.ofSeconds(step.toSeconds()))) {
            throw new IllegalArgumentException(
                    "A step must be whole seconds from 1 s to 1 h, was " + step);
        }
    }
}
