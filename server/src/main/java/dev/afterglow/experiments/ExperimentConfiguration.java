package dev.afterglow.experiments;

import dev.afterglow.rounds.Round;
import dev.afterglow.rounds.Rounds;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExperimentSettings.class)
class ExperimentConfiguration {

    /// At the end what runs is stopped and rolled back.
    @Bean
    Round experimentRound(Rounds rounds, ExperimentJobs jobs) {
        return rounds.every(Duration.ofSeconds(1), "experiments", jobs::step)
                .andAtTheEnd(jobs::stop);
    }
}
