package dev.afterglow.incidents;

import dev.afterglow.rounds.Round;
import dev.afterglow.rounds.Rounds;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IncidentsConfiguration {

    @Bean
    Round incidentRound(Rounds rounds, IncidentJobs jobs) {
        return rounds.every(Duration.ofSeconds(5), "incident-records", jobs::step);
    }
}
