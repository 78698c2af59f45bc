package dev.afterglow.paging.web;

import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PagingNavigation {

    @Bean
    NavigationEntry pagesEntry() {
        return new NavigationEntry(25, "", "My pages", "/pages", "alerts", false);
    }
}
