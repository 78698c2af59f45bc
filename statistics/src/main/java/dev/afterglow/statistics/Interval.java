package dev.afterglow.statistics;

/// A closed interval of plausible values; bounds may be infinite, never NaN, and are in order.
///
/// @param low the lower bound
/// @param high the upper bound, at least `low`
public record Interval(double low, double high) {

    /// The interval that says nothing about a ratio or a rate.
    public static final Interval UNKNOWN = new Interval(0, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "interval needs low <= high, was " + low + ".." + high);
        }
    }

    /// The same interval in another unit: both bounds times `factor` (greater than 0).
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /// Whether `value` lies inside, bounds included.
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
