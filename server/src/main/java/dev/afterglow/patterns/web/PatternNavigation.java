package dev.afterglow.patterns.web;

import dev.afterglow.people.OwnPage;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PatternNavigation {

    @Bean
    NavigationEntry patternsEntry() {
        return new NavigationEntry(60, "Learn", "Patterns", "/patterns", "patterns", false);
    }

    @Bean
    OwnPage healthTab() {
        return new OwnPage(40, "On-call health", HealthPages.OWN);
    }
}
