package dev.afterglow.services.web;

import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServicesNavigation {

    @Bean
    NavigationEntry servicesEntry() {
        return new NavigationEntry(130, "Set up", "Services", "/services", "services", false);
    }
}
