package dev.afterglow.people.web;

import dev.afterglow.people.OwnPage;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleNavigation {

    @Bean
    NavigationEntry peopleEntry() {
        return new NavigationEntry(140, "Set up", "People", "/people", "people", false);
    }

    @Bean
    OwnPage profile() {
        return new OwnPage(10, "You", "/me");
    }

    @Bean
    OwnPage away() {
        return new OwnPage(20, "Away", "/me/away");
    }

    @Bean
    OwnPage access() {
        return new OwnPage(90, "Sign-in and tokens", "/me/access");
    }
}
