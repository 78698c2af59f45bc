package dev.afterglow.metrics;

import java.util.Locale;
import java.util.function.LongFunction;

/// Stream starts per second of an invented company: a day's shape and a little noise that is the same for
/// the same second, always.
final class Starts {

    private Starts() {}

    static double at(long epochSecond) {
        double day = 2 * Math.PI * (epochSecond % 86_400) / 86_400;
        long hash = epochSecond * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
        double noise = ((hash >>> 11) * 0x1.0p-53 - 0.5) * 2;
        return 12_000 * (1 - 0.3 * Math.cos(day)) * (1 + 0.01 * noise);
    }

    /// The starts as a Prometheus writes them, lower by a share from one second on.
    static LongFunction<String> fallingAt(long epochSecond, double share) {
        return at ->
                String.format(Locale.ROOT, "%.4f", at(at) * (at >= epochSecond ? 1 - share : 1));
    }
}
