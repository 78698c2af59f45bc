package dev.afterglow.delivery;

/// A message of the outbox.
public record MessageId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
