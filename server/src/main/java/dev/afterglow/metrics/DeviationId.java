package dev.afterglow.metrics;

/// The number of a deviation; ascending in the order in which they were opened.
public record DeviationId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
