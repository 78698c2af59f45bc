package dev.afterglow.loops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The door: makes loops, which begin and end with the server when they are beans.
@Component
public class Loops {

    private final InstantSource clock;
    private final boolean enabled;

    Loops(InstantSource clock, @Value("${afterglow.jobs.enabled:true}") boolean enabled) {
        this.clock = clock;
        this.enabled = enabled;
    }

    /// Does a piece of work at once, and again so long after each end.
    ///
    /// @param name of its thread, and in the log
    public Loop every(Duration pause, String name, Consumer<Instant> work) {
        return new Loop(name, pause, () -> work.accept(clock.instant()), enabled);
    }
}
