package dev.afterglow.reviews.web;

import dev.afterglow.incidents.IncidentPanel;
import dev.afterglow.people.ViewersMaySend;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewNavigation {

    @Bean
    NavigationEntry reviewsEntry() {
        return new NavigationEntry(40, "Learn", "Reviews", "/reviews", "reviews", false);
    }

    @Bean
    IncidentPanel decisionPanel() {
        return new IncidentPanel(10, "What it deserves", "decision");
    }

    @Bean
    IncidentPanel alikePanel() {
        return new IncidentPanel(5, "Alike before", "alike");
    }

    @Bean
    ViewersMaySend sayHowItWas() {
        return new ViewersMaySend("/incidents/*/voice");
    }

    @Bean
    ViewersMaySend tellOneself() {
        return new ViewersMaySend("/reviews/*/own/**");
    }
}
