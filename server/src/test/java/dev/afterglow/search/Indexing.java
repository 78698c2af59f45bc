package dev.afterglow.search;

import org.springframework.context.ApplicationContext;

/// Reads everything into the index at once, for tests of other modules: no job runs by itself
/// there.
public final class Indexing {

    private Indexing() {}

    public static void everything(ApplicationContext context) {
        SearchJobs jobs = context.getBean(SearchJobs.class);
        while (jobs.readMarked() > 0) {
            // The next part.
        }
        jobs.readRound();
        while (jobs.follow() > 0) {
            // The next part.
        }
    }
}
