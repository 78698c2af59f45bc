package dev.afterglow.reviews;

/// A review's number.
public record ReviewId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
