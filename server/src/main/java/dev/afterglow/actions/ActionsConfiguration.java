package dev.afterglow.actions;

import dev.afterglow.loops.Loop;
import dev.afterglow.loops.Loops;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrackerSettings.class)
class ActionsConfiguration {

    @Bean
    Loop actionLoop(Loops loops, ActionJobs jobs) {
        return loops.every(Duration.ofMinutes(1), "actions", jobs::step);
    }

    /// Apart from what does not wait for others.
    @Bean
    Loop trackerLoop(Loops loops, TrackerJobs jobs) {
        return loops.every(Duration.ofSeconds(2), "trackers", jobs::begin).andAtTheEnd(jobs::stop);
    }
}
