package dev.afterglow.setup;

import java.util.Optional;

/// The value of a key, there once all the keys of its mapping were found right.
public final class Field<T> {

    private final Optional<T> value;

    Field(Optional<T> value) {
        this.value = value;
    }

    /// The value. Call it only inside [Fields#make]; elsewhere it may throw
    /// [IllegalStateException], for the value may have been refused.
    public T get() {
        return value.orElseThrow(() -> new IllegalStateException("read a refused field"));
    }

    /// The value, empty when it was refused.
    public Optional<T> ifRight() {
        return value;
    }
}
