package dev.afterglow.paging;

import dev.afterglow.loops.Loop;
import dev.afterglow.loops.Loops;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What paging does by itself, without end: the timers on two loops, and the vigil on one of its
/// own, which goes on when the timers do not.
@Configuration(proxyBeanMethods = false)
class PagingConfiguration {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration VIGIL = Duration.ofSeconds(30);

    @Bean
    Loop firstPagingTimers(Loops loops, PagingJobs jobs) {
        return loops.every(TICK, "paging-timers-1", jobs::step);
    }

    @Bean
    Loop secondPagingTimers(Loops loops, PagingJobs jobs) {
        return loops.every(TICK, "paging-timers-2", jobs::step);
    }

    @Bean
    Loop pagingVigil(Loops loops, Vigil vigil) {
        return loops.every(VIGIL, "paging-vigil", vigil::step);
    }
}
