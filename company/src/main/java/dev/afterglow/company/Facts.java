package dev.afterglow.company;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A history, looked up by incident and by id.
final class Facts {
    private final History history;
    private final Map<String, Person> people;
    private final Map<String, Service> services;
    private final Map<String, Team> teams;
    private final Map<String, Change> changes;
    private final Map<String, List<Participant>> participants;
    private final Map<String, List<Page>> pages;
    private final Map<String, List<Deviation>> deviations;
    private final Map<String, List<Handover>> handovers;
    private final Map<String, List<Action>> actions;

    Facts(History history) {
        this.history = history;
        people = byKey(history.people(), Person::id);
        services = byKey(history.services(), Service::id);
        teams = byKey(history.teams(), Team::id);
        changes = byKey(history.changes(), Change::id);
        participants = grouped(history.participants(), Participant::incident);
        pages =
                grouped(
                        history.pages().stream().filter(p -> p.incident() != null).toList(),
                        page -> String.valueOf(page.incident()));
        deviations = grouped(history.deviations(), Deviation::incident);
        handovers = grouped(history.handovers(), Handover::incident);
        actions = grouped(history.actions(), Action::incident);
    }

    private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        all.forEach(one -> map.put(key.apply(one), one));
        return map;
    }

    private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.groupingBy(key));
    }

    History history() {
        return history;
    }

    @Nullable Change changeOf(Incident incident) {
        return incident.change() == null ? null : changes.get(incident.change());
    }

    List<Page> pagesOf(Incident incident) {
        return pages.getOrDefault(incident.id(), List.of());
    }

    List<Deviation> deviationsOf(Incident incident) {
        return deviations.getOrDefault(incident.id(), List.of());
    }

    List<Handover> handoversOf(Incident incident) {
        return handovers.getOrDefault(incident.id(), List.of());
    }

    List<Action> actionsOf(Incident incident) {
        return actions.getOrDefault(incident.id(), List.of());
    }

    Cast castOf(Incident incident) {
        return Cast.of(incident, participants.getOrDefault(incident.id(), List.of()), people);
    }

    String name(String person) {
        Person known = people.get(person);
        return known == null ? person : known.name();
    }

    Service service(String id) {
        Service service = services.get(id);
        if (service == null) {
            throw new IllegalStateException("No service " + id + " in the history");
        }
        return service;
    }

    String serviceName(String id) {
        return service(id).name();
    }

    Team teamOf(Service service) {
        Team team = teams.get(service.team());
        if (team == null) {
            throw new IllegalStateException("No team " + service.team() + " in the history");
        }
        return team;
    }

    String teamName(String id) {
        Team team = teams.get(id);
        return team == null ? id : team.name();
    }

    /// Names of the services that need this one, else of those that it needs.
    List<String> near(Service service) {
        List<String> needing =
                history.services().stream()
                        .filter(other -> other.dependsOn().contains(service.id()))
                        .map(Service::name)
                        .toList();
        return needing.isEmpty()
                ? service.dependsOn().stream().map(this::serviceName).toList()
                : needing;
    }

    static String metricName(String metric) {
        return switch (metric) {
            case "sps" -> "Stream starts per second";
            case "sign-ins" -> "Sign-ins per second";
            case "payments" -> "Payments accepted";
            case "start-time" -> "Picture within two seconds";
            default -> metric;
        };
    }
}
