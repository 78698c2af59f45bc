package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.web.Glow;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IncidentNavigation {

    @Bean
    NavigationEntry incidentsEntry() {
        return new NavigationEntry(30, "", "Incidents", "/incidents", "incidents", true);
    }

    @Bean
    Glow incidentGlow(Incidents incidents) {
        return () -> incidents.notClosed().stream().anyMatch(Incident::isOpen);
    }
}
