package dev.afterglow.metrics;

/// Says whose samples are taken: the keys in `/intake/KEY/remote-write`, `/intake/KEY/v1/metrics`
/// and `/intake/KEY/samples`. A module that keeps integrations implements it as a bean, and its
/// keys may then send to every pushed metric that names no key of its own. Without such a bean only
/// keys that a metric names are known; every other one is answered with 404.
public interface SenderKeys {

    /// Whether the key belongs to a sender that may send now. Called once for each request, inside
    /// its transaction; a removed or replaced key is answered with false at once.
    ///
    /// @param key as it stands in the address, never blank; it must not be logged
    boolean accepts(String key);
}
