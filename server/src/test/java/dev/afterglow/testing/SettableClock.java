package dev.afterglow.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Primary;

/// The time, as the test says. Starts each test at [#START].
@TestConfiguration(proxyBeanMethods = false)
@Primary
public class SettableClock implements InstantSource {

    public static final Instant START = Instant.parse("2026-03-04T10:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
