package dev.afterglow.paging.web;

import dev.afterglow.people.OwnPage;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PagingNavigation {

    @Bean
    NavigationEntry policiesEntry() {
        return new NavigationEntry(135, "Set up", "Policies", "/policies", "oncall", false);
    }

    @Bean
    OwnPage rulesPage() {
        return new OwnPage(45, "When I am paged", "/me/paging");
    }

    @Bean
    NavigationEntry pagesEntry() {
        return new NavigationEntry(25, "", "My pages", "/pages", "alerts", false);
    }
}
