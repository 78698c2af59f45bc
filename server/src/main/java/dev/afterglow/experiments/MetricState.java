package dev.afterglow.experiments;

/// How a key metric stands at one moment.
///
/// @param name as people say it
/// @param sight whether it can be told
/// @param words one sentence's part: "is below its band", "no sample for 4 min"
record MetricState(String name, Sight sight, String words) {

    enum Sight {
        IN_BAND,
        OUTSIDE,
        /// Stale, missing, or still learning: unknown means no.
        UNKNOWN
    }
}
