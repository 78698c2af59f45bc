package dev.afterglow.radar.web;

import dev.afterglow.incidents.IncidentPanel;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.people.ViewersMaySend;
import dev.afterglow.web.NavigationEntry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RadarNavigation {

    @Bean
    NavigationEntry radarEntry() {
        return new NavigationEntry(70, "Learn", "Risk radar", "/radar", "radar", false);
    }

    @Bean
    ViewersMaySend radarForEverybody() {
        return new ViewersMaySend("/radar/**");
    }

    @Bean
    ViewersMaySend handingInForEverybody() {
        return new ViewersMaySend("/radar");
    }

    @Bean
    IncidentPanel radarPanel() {
        return new IncidentPanel(40, "Was it on the radar?", "radar");
    }

    /// The tabs of the radar's pages; the desk only for curators.
    static List<RadarTab> tabs(Actor actor, String current) {
        return Stream.of(
                        new RadarTab("Hand in", "/radar", false),
                        new RadarTab("Curator’s desk", "/radar/desk", false),
                        new RadarTab("Session", "/radar/session", false),
                        new RadarTab("Was it on the radar?", "/radar/record", false))
                .filter(tab -> actor.may(Role.CURATOR) || !tab.address().equals("/radar/desk"))
                .map(tab -> new RadarTab(tab.label(), tab.address(), tab.address().equals(current)))
                .toList();
    }
}
