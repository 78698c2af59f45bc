package dev.afterglow.metrics;

/// Knows keys of senders that no metric names: a module that keeps integrations implements it as a
/// bean.
public interface SenderKeys {

    boolean accepts(String key);
}
