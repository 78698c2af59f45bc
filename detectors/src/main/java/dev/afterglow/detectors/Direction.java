package dev.afterglow.detectors;

/// Where the observed values lie against what was expected.
public enum Direction {
    /// Below what was expected.
    DOWN(-1),
    /// As expected, or not known.
    NONE(0),
    /// Above what was expected.
    UP(1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /// −1, 0 or 1.
    public int sign() {
        return sign;
    }

    /// The direction of a number; `NONE` for 0 and `NaN`.
    static Direction of(double number) {
        if (number < 0) {
            return DOWN;
        }
        return number > 0 ? UP : NONE;
    }
}
