package dev.afterglow.experiments;

import dev.afterglow.loops.Loop;
import dev.afterglow.loops.Loops;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExperimentSettings.class)
class ExperimentConfiguration {

    /// At the end what runs is stopped and rolled back.
    @Bean
    Loop experimentLoop(Loops loops, ExperimentJobs jobs) {
        return loops.every(Duration.ofSeconds(1), "experiments", jobs::step)
                .andAtTheEnd(jobs::stop);
    }
}
