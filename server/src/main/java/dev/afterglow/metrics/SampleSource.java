package dev.afterglow.metrics;

/// A place where samples are read. Implementations never throw for what the outside does: they
/// answer [SourceAnswer.Failed]. They keep no state and may be used by several threads.
interface SampleSource<S extends MetricSource> {

    /// Reads the points of a window that have a value.
    SourceAnswer read(S source, Window window);

    /// Reads the parts of a metric in a window, at most [#MOST_PARTS].
    PartsAnswer parts(S source, String breakdown, Window window);

    /// More parts than this are refused: nobody can act on them, and the answer would not fit.
    int MOST_PARTS = 10_000;
}
