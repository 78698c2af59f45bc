package dev.afterglow.agent;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Looks fifty times a second whether a fault is there.
final class Sampled implements Watched, AutoCloseable {

    private static final long EACH_NANOS = 20_000_000;

    private final AtomicLong lastSeenNanos = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    Sampled(BooleanSupplier isThere) {
        Thread.ofPlatform()
                .daemon()
                .name("sampled")
                .start(() -> {
                    while (!over.get()) {
                        if (isThere.getAsBoolean()) {
                            lastSeenNanos.set(System.nanoTime());
                        }
                        LockSupport.parkNanos(EACH_NANOS);
                    }
                });
    }

    @Override
    public long lastSeenNanos() {
        return lastSeenNanos.get();
    }

    @Override
    public void close() {
        over.set(true);
    }
}
