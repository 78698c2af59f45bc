package dev.afterglow.metrics;

/// What became of points that were sent.
public sealed interface PushResult {

    /// They are stored.
    ///
    /// @param kept points that belong to a metric and were new
    /// @param refused points of the future
    record Accepted(int kept, int refused) implements PushResult {}

    /// Nobody knows the key.
    record UnknownKey() implements PushResult {}
}
