package dev.afterglow.load;

import java.util.Arrays;
import java.util.Locale;

/// Some times in nanoseconds, in order.
///
/// @param nanos sorted
@SuppressWarnings("ArrayRecordComponent")
record Percentiles(long[] nanos) {

    static Percentiles of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /// @param share from 0 to 1
    double millis(double share) {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        int place = (int) Math.min(nanos.length - 1.0, Math.floor(share * nanos.length));
        return nanos[place] / 1e6;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms, longest %.0f ms (n = %d)",
                millis(0.5),
                millis(0.99),
                millis(0.999),
                millis(1),
                nanos.length);
    }
}
