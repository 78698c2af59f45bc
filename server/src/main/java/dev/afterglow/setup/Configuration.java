package dev.afterglow.setup;

import java.util.List;
import java.util.Map;

/// All that one configuration file says, each section in the order of the file. What it does not
/// name stays as it is on the server; `remove` names what shall go, by kind.
public record Configuration(
        List<PersonEntry> people,
        List<AbsenceEntry> absences,
        List<TeamEntry> teams,
        List<RosterEntry> rosters,
        List<ScheduleEntry> schedules,
        List<PolicyEntry> policies,
        List<ServiceEntry> services,
        List<IntegrationEntry> integrations,
        List<MetricEntry> metrics,
        Map<Kind, List<String>> remove) {

    public Configuration {
        people = List.copyOf(people);
        absences = List.copyOf(absences);
        teams = List.copyOf(teams);
        rosters = List.copyOf(rosters);
        schedules = List.copyOf(schedules);
        policies = List.copyOf(policies);
        services = List.copyOf(services);
        integrations = List.copyOf(integrations);
        metrics = List.copyOf(metrics);
        remove = Map.copyOf(remove);
    }
}
