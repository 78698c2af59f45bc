package dev.afterglow.metrics;

import java.time.Instant;
import java.util.List;

/// Tells a deviation's page what happened before it. Modules that know alerts, pages or changes
/// implement it as a bean.
public interface EarlierEvents {

    /// What happened in [from, to), in any order; at most a few dozen.
    List<Earlier> between(Instant from, Instant to, Deviation deviation);
}
