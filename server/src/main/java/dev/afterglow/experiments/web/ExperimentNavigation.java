package dev.afterglow.experiments.web;

import dev.afterglow.incidents.IncidentPanel;
import dev.afterglow.people.ViewersMaySend;
import dev.afterglow.radar.RiskPanel;
import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExperimentNavigation {

    @Bean
    NavigationEntry experimentsEntry() {
        return new NavigationEntry(90, "Learn", "Experiments", "/experiments", "patterns", false);
    }

    @Bean
    IncidentPanel experimentsOfIncident() {
        return new IncidentPanel(80, "Tried on purpose", "experiments");
    }

    @Bean
    RiskPanel experimentsOfRisk() {
        return new RiskPanel(10, "Tried on purpose", "experiments");
    }

    /// Anybody may stop an experiment.
    @Bean
    ViewersMaySend haltExperiments() {
        return new ViewersMaySend("/experiments/halt");
    }

    @Bean
    ViewersMaySend haltOneExperiment() {
        return new ViewersMaySend("/experiments/runs/*/halt");
    }

    @Bean
    ViewersMaySend haltExperimentsByProgram() {
        return new ViewersMaySend("/api/experiments/halt");
    }

    @Bean
    ViewersMaySend haltOneExperimentByProgram() {
        return new ViewersMaySend("/api/experiments/runs/*/halt");
    }

    /// Those who look on expect something, too.
    @Bean
    ViewersMaySend sayWhatIsExpected() {
        return new ViewersMaySend("/experiments/*/expectation");
    }

    @Bean
    ViewersMaySend sayWhatWasSeen() {
        return new ViewersMaySend("/experiments/runs/*/saw");
    }
}
