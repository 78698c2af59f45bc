package dev.afterglow.setup;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// All sections, each after those that it refers to.
@Component
class Sections {

    private final List<Section<?>> inOrder;

    Sections(List<Section<?>> all) {
        List<String> order =
                List.of(
                        "people",
                        "absences",
                        "teams",
                        "rosters",
                        "schedules",
                        "policies",
                        "services",
                        "integrations",
                        "metrics");
        inOrder =
                order.stream()
                        .<Section<?>>map(name ->
                                all.stream()
                                        .filter(section -> section.name().equals(name))
                                        .findFirst()
                                        .orElseThrow())
                        .toList();
    }

    List<Section<?>> inOrder() {
        return inOrder;
    }

    /// All that the server has, as `export` writes it.
    Configuration all(Work work) {
        return new Configuration(
                entries(PeopleOnServer.class, work),
                entries(AbsencesOnServer.class, work),
                entries(TeamsOnServer.class, work),
                entries(RostersOnServer.class, work),
                entries(SchedulesOnServer.class, work),
                entries(PoliciesOnServer.class, work),
                entries(ServicesOnServer.class, work),
                entries(IntegrationsOnServer.class, work),
                entries(MetricsOnServer.class, work),
                Map.of());
    }

    private <E, S extends Section<E>> List<E> entries(Class<S> type, Work work) {
        return inOrder.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow()
                .all(work);
    }
}
