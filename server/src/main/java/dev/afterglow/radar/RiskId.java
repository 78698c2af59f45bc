package dev.afterglow.radar;

/// A risk's number.
public record RiskId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
