package dev.afterglow.delivery;

import java.time.Instant;
import org.springframework.stereotype.Component;

/// Sends what is due, for tests of modules whose messages must arrive.
@Component
public class OutboxSteps {

    private final DeliveryJobs jobs;

    OutboxSteps(DeliveryJobs jobs) {
        this.jobs = jobs;
    }

    /// One pass, ended before it returns.
    ///
    /// @return how many attempts were made
    public int step(Instant now) {
        return jobs.step(now);
    }
}
