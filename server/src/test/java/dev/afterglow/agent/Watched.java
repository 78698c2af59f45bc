package dev.afterglow.agent;

/// Something that shows whether a fault is there.
interface Watched {

    /// When the fault was felt last, by `System.nanoTime`; 0 before it was ever felt.
    long lastSeenNanos();
}
