package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentPanel;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Phase;
import dev.afterglow.incidents.Reached;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns incidents into what the templates show.
@Component
class IncidentViews {

    private final Incidents incidents;
    private final People people;
    private final Services services;
    private final Metrics metrics;
    private final List<IncidentPanel> panels;

    IncidentViews(
            Incidents incidents,
            People people,
            Services services,
            Metrics metrics,
            List<IncidentPanel> panels) {
        this.incidents = incidents;
        this.people = people;
        this.services = services;
        this.metrics = metrics;
        this.panels =
                panels.stream().sorted(Comparator.comparingInt(IncidentPanel::order)).toList();
    }

    IncidentPage page(Incident incident, boolean mayEdit, Times times) {
        Map<PersonId, Person> known =
                people.everybody().stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        List<RecordLine> lines = incidents.lines(incident.id());
        return new IncidentPage(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                incident.phase().word(),
                tone(incident),
                times.since(incident.declaredAt()),
                incident.isReal(),
                steps(incident, times),
                roles(incident, known, times.now()),
                lines.stream().map(line -> line(line, times)).toList(),
                incidents.countLines(incident.id()),
                felt(incident, times),
                came(incident, known, times.now()),
                panels.stream()
                        .map(panel ->
                                new IncidentPage.Panel(
                                        panel.title(), incident.address() + "/" + panel.path()))
                        .toList(),
                incident.services().stream().map(this::serviceName).toList(),
                mayEdit && incident.phase() == Phase.RESPONDING,
                mayEdit && incident.phase() == Phase.STABLE,
                mayEdit,
                times.clock(times.now()),
                choices(known),
                metrics.all().stream()
                        .map(m -> new IncidentPage.Choice(m.id().value(), m.name()))
                        .toList());
    }

    IncidentRow row(Incident incident, Times times) {
        return new IncidentRow(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                incident.phase().word(),
                tone(incident),
                times.iso(incident.declaredAt()),
                times.time(incident.declaredAt()),
                incident.services().stream()
                        .map(this::serviceName)
                        .collect(Collectors.joining(", ")),
                incident.isReal());
    }

    List<IncidentPage.Choice> serviceChoices() {
        return services.all().stream()
                .map(service -> new IncidentPage.Choice(service.id().value(), service.name()))
                .toList();
    }

    private static List<IncidentPage.Choice> choices(Map<PersonId, Person> known) {
        return known.values().stream()
                .filter(Person::active)
                .sorted(Comparator.comparing(Person::name))
                .map(person -> new IncidentPage.Choice(person.id().value(), person.name()))
                .toList();
    }

    private static String tone(Incident incident) {
        return switch (incident.phase()) {
            case RESPONDING -> "live";
            case STABLE -> "good";
            case CLOSED -> "plain";
        };
    }

    private static List<IncidentPage.Step> steps(Incident incident, Times times) {
        List<IncidentPage.Step> steps = new ArrayList<>();
        if (incident.feltFrom() != null && incident.feltFrom().isBefore(incident.declaredAt())) {
            steps.add(new IncidentPage.Step("Felt " + times.clock(incident.feltFrom()), "done"));
        }
        steps.add(new IncidentPage.Step("Declared " + times.clock(incident.declaredAt()), "done"));
        steps.add(step("Responding", incident.phase().compareTo(Phase.RESPONDING)));
        String stable =
                incident.stableAt() == null
                        ? "Stable"
                        : "Stable " + times.clock(incident.stableAt());
        steps.add(step(stable, incident.phase().compareTo(Phase.STABLE)));
        steps.add(step("Closed", incident.phase().compareTo(Phase.CLOSED)));
        return steps;
    }

    private static IncidentPage.Step step(String words, int past) {
        return new IncidentPage.Step(words, past > 0 ? "done" : past == 0 ? "current" : "ahead");
    }

    private List<IncidentPage.Role> roles(
            Incident incident, Map<PersonId, Person> known, Instant now) {
        return incidents.roles(incident.id()).stream()
                .map(role ->
                        new IncidentPage.Role(
                                role.role(),
                                role.person() == null ? null : chip(role.person(), known, now, "")))
                .toList();
    }

    private List<IncidentPage.Came> came(
            Incident incident, Map<PersonId, Person> known, Instant now) {
        return incidents.participants(incident.id()).stream()
                .map(participant ->
                        new IncidentPage.Came(
                                chip(participant.person(), known, now, participant.note()),
                                participant.reached().words(),
                                tone(participant)))
                .toList();
    }

    private static String tone(Participant participant) {
        if (participant.reached() == Reached.CHANCE) {
            return "key";
        }
        return participant.reached() == Reached.ONCALL ? "plain" : "info";
    }

    private static PersonChip chip(
            PersonId id, Map<PersonId, Person> known, Instant now, String note) {
        Person person = known.get(id);
        return person == null
                ? PersonChip.of("A former colleague", java.time.ZoneOffset.UTC, now, note)
                : PersonChip.of(person.name(), person.zone(), now, note);
    }

    private static IncidentPage.Line line(RecordLine line, Times times) {
        boolean said = line.kind() == RecordLine.Kind.CHAT || line.kind() == RecordLine.Kind.NOTE;
        return new IncidentPage.Line(
                tone(line),
                times.iso(line.at()),
                times.clock(line.at()),
                line.speaker(),
                line.kind().word(),
                line.text(),
                said,
                line.isKeyMoment());
    }

    private static String tone(RecordLine line) {
        if (line.isKeyMoment()) {
            return "key";
        }
        return switch (line.kind()) {
            case METRIC -> "harm";
            case UPDATE -> "live";
            case CHAT, NOTE -> "info";
            case CHANGE -> "good";
            case PHASE -> "good";
            case DECLARED, ROLE, PAGE -> "plain";
        };
    }

    private static IncidentPage.Felt felt(Incident incident, Times times) {
        return new IncidentPage.Felt(
                time(incident.feltFrom(), times, "not known"),
                time(
                        incident.feltUntil(),
                        times,
                        incident.feltFrom() == null ? "not known" : "not yet"),
                incident.kind().words(),
                incident.severity() + " of 4");
    }

    private static String time(@Nullable Instant instant, Times times, String otherwise) {
        return instant == null ? otherwise : times.time(instant);
    }

    private String serviceName(ServiceId id) {
        return services.service(id).map(Service::name).orElse(id.value());
    }
}
