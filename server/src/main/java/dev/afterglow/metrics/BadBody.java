package dev.afterglow.metrics;

/// A body that somebody sent cannot be read; the message says where and what was expected.
public final class BadBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadBody(String message) {
        super(message);
    }

    BadBody(String message, Throwable cause) {
        super(message, cause);
    }
}
