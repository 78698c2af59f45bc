package dev.afterglow.bench;

/// One thing that can be measured.
public interface Benchmark {
    /// One sentence for the list of benches.
    String says();

    /// Measures and prints.
    ///
    /// @throws Exception when the measurement cannot be done; its message says why
    void run(BenchOptions options) throws Exception;
}
