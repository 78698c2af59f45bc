package dev.afterglow.delivery.web;

import dev.afterglow.people.OwnPage;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryNavigation {

    @Bean
    OwnPage contactsPage() {
        return new OwnPage(40, "How I am reached", "/me/contacts");
    }

    @Bean
    NavigationEntry deliveriesEntry() {
        return new NavigationEntry(155, "Set up", "Deliveries", "/deliveries", "settings", false);
    }
}
