package dev.afterglow.alerts;

import java.time.Instant;
import org.springframework.stereotype.Component;

/// Lets time pass for alerts, for tests of modules that speak of them.
@Component
public class AlertSteps {

    private final AlertJobs jobs;

    AlertSteps(AlertJobs jobs) {
        this.jobs = jobs;
    }

    /// One pass of what is due.
    public void step(Instant now) {
        jobs.step(now);
    }
}
