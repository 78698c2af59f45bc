package dev.afterglow.alerts.web;

import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlertNavigation {

    @Bean
    NavigationEntry alertsEntry() {
        return new NavigationEntry(120, "Set up", "Alerts", "/alerts", "alerts", false);
    }
}
