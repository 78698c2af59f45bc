package dev.afterglow.paging;

import java.time.Instant;
import org.springframework.stereotype.Component;

/// Everything that paging does by itself, one pass a call.
@Component
class PagingJobs {

    private static final int AT_ONCE = 50;
    private static final int MOST_PASSES = 1000;

    private final Timers timers;

    PagingJobs(Timers timers) {
        this.timers = timers;
    }

    /// Works on all pages and notifications that are due.
    ///
    /// @return how many there were
    public int step(Instant now) {
        int total = 0;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            int count = timers.pages(AT_ONCE, now) + timers.notifications(AT_ONCE, now);
            total += count;
            if (count == 0) {
                return total;
            }
        }
        return total;
    }
}
