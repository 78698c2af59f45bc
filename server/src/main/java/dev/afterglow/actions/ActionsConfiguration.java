package dev.afterglow.actions;

import dev.afterglow.rounds.Round;
import dev.afterglow.rounds.Rounds;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrackerSettings.class)
class ActionsConfiguration {

    @Bean
    Round actionRound(Rounds rounds, ActionJobs jobs) {
        return rounds.every(Duration.ofMinutes(1), "actions", jobs::step);
    }

    /// Apart from what does not wait for others.
    @Bean
    Round trackerRound(Rounds rounds, TrackerJobs jobs) {
        return rounds.every(Duration.ofSeconds(2), "trackers", jobs::begin).andAtTheEnd(jobs::stop);
    }
}
