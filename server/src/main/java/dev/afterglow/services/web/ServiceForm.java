package dev.afterglow.services.web;

import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The form of a service.
///
/// @param id empty while it is new
/// @param needs ids with spaces between
/// @param problem what was wrong with the form; empty otherwise
public record ServiceForm(
        String id, String name, String team, String needs, List<Team> teams, String problem) {

    public record Team(String id, String name) {}

    static ServiceForm of(Service service, List<Team> teams) {
        TeamId team = service.team();
        String needs =
                new TreeSet<>(
                                service.dependsOn().stream()
                                        .map(each -> each.value())
                                        .collect(Collectors.toSet()))
                        .stream().collect(Collectors.joining(" "));
        return new ServiceForm(
                service.id().value(),
                service.name(),
                team == null ? "" : team.value(),
                needs,
                teams,
                "");
    }
}
