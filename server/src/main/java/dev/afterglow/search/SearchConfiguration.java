package dev.afterglow.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    /// One for the whole server: the model is loaded once, by whoever needs it first.
    @Bean
    Meaning meaning() {
        return new Meaning();
    }
}
