package dev.afterglow.actions.web;

import dev.afterglow.incidents.IncidentPanel;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ActionNavigation {

    @Bean
    NavigationEntry actionsEntry() {
        return new NavigationEntry(80, "Learn", "Actions", "/actions", "actions", false);
    }

    @Bean
    IncidentPanel actionsPanel() {
        return new IncidentPanel(60, "What we meant to do", "actions");
    }
}
