package dev.afterglow.metrics;

import java.time.Instant;
import java.util.List;

/// Tells a deviation's page what happened before it ("paged before us", changes). Every module that
/// knows alerts, pages or changes implements it as a bean; the page shows what all of them say, by
/// time.
public interface EarlierEvents {

    /// What happened in [from, to), in any order; at most a few dozen. Called whenever the page is
    /// shown, so it answers from an index.
    ///
    /// @param deviation whose page is shown; its own alert is left out
    List<Earlier> between(Instant from, Instant to, Deviation deviation);
}
