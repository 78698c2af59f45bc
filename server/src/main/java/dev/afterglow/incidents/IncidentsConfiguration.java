package dev.afterglow.incidents;

import dev.afterglow.loops.Loop;
import dev.afterglow.loops.Loops;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IncidentsConfiguration {

    @Bean
    Loop incidentLoop(Loops loops, IncidentJobs jobs) {
        return loops.every(Duration.ofSeconds(5), "incident-records", jobs::step);
    }
}
