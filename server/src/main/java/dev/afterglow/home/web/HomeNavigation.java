package dev.afterglow.home.web;

import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HomeNavigation {

    @Bean
    NavigationEntry nowEntry() {
        return new NavigationEntry(10, "", "Now", "/", "now", true);
    }
}
