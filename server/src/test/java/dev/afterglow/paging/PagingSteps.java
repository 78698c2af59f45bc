package dev.afterglow.paging;

import java.time.Instant;
import org.springframework.stereotype.Component;

/// Lets time pass for pages, for tests of modules whose people are paged.
@Component
public class PagingSteps {

    private final PagingJobs jobs;
    private final Vigil vigil;

    PagingSteps(PagingJobs jobs, Vigil vigil) {
        this.jobs = jobs;
        this.vigil = vigil;
    }

    /// One pass of all timers.
    public void step(Instant now) {
        jobs.step(now);
    }

    /// One look of the vigil.
    ///
    /// @return how many findings there are now
    public int vigil(Instant now) {
        return vigil.step(now);
    }
}
