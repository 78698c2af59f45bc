package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentPanel;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Phase;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.incidents.RoleHolder;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Turns incidents into what the templates show.
@Component
class IncidentViews {

    private static final int TICKED_MAX = 200;
    private static final int NEAR_MAX = 100;

    private final Incidents incidents;
    private final People people;
    private final Services services;
    private final Metrics metrics;
    private final List<IncidentPanel> panels;
    private final IncidentSides sides;
    private final boolean isPublic;

    IncidentViews(
            Incidents incidents,
            People people,
            Services services,
            Metrics metrics,
            List<IncidentPanel> panels,
            IncidentSides sides,
            @Value("${afterglow.status-page:false}") boolean isPublic) {
        this.sides = sides;
        this.isPublic = isPublic;
        this.incidents = incidents;
        this.people = people;
        this.services = services;
        this.metrics = metrics;
        this.panels =
                panels.stream().sorted(Comparator.comparingInt(IncidentPanel::order)).toList();
    }

    /// The lines alone, for a page that polls.
    IncidentRecord record(Incident incident, Times times) {
        return new IncidentRecord(
                incident.address(),
                incidents.countLines(incident.id()),
                incident.phase() == Phase.CLOSED,
                lines(incidents.lines(incident.id()), times));
    }

    private static List<IncidentRecord.Line> lines(List<RecordLine> told, Times times) {
        List<IncidentRecord.Line> lines = new ArrayList<>();
        String above = times.day(times.now());
        for (RecordLine line : told) {
            String day = times.day(line.at());
            lines.add(line(line, day.equals(above) ? "" : day, times));
            above = day;
        }
        return lines;
    }

    IncidentPage page(Incident incident, Actor actor, Times times) {
        boolean mayEdit = actor.may(Role.RESPONDER);
        Around around = around(incident);
        List<IncidentPage.Choice> touched = around.touched(incident);
        IncidentSide side = sides.side(incident, around.services(), actor, times);
        return new IncidentPage(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                incident.phase().word(),
                tone(incident),
                since(incident, times),
                times.iso(day(incident, times)),
                times.full(day(incident, times)),
                incident.isReal(),
                incident.isRestricted(),
                sentence(incident, side, around),
                incident.summary(),
                incidents.writeUp(incident.id()).map(WriteUpHtml::of).orElse(null),
                steps(incident, times),
                roles(around, times.now()),
                record(incident, times),
                felt(incident, times),
                side,
                panels.stream()
                        .map(panel ->
                                new IncidentPage.Panel(
                                        panel.title(), incident.address() + "/" + panel.path()))
                        .toList(),
                touched.stream().map(IncidentPage.Choice::label).toList(),
                mayEdit && incident.phase() == Phase.RESPONDING,
                mayEdit && incident.phase() == Phase.STABLE,
                mayEdit,
                incident.phase() == Phase.CLOSED,
                isPublic && !incident.isRestricted(),
                new IncidentPage.Facts(incident.kind().word(), incident.severity(), touched),
                times.clock(times.now()),
                mayEdit ? near(around, side) : List.of(),
                mayEdit && incident.phase() == Phase.STABLE ? metricChoices() : List.of());
    }

    /// What several parts of the page need, read once.
    private record Around(
            List<Service> services, List<RoleHolder> roles, Map<PersonId, Person> holders) {

        /// In the order in which the incident names them.
        List<IncidentPage.Choice> touched(Incident incident) {
            Map<ServiceId, String> names =
                    services.stream().collect(Collectors.toMap(Service::id, Service::name));
            return incident.services().stream()
                    .map(id ->
                            new IncidentPage.Choice(id.value(), names.getOrDefault(id, id.value())))
                    .toList();
        }
    }

    private Around around(Incident incident) {
        List<RoleHolder> roles = incidents.roles(incident.id());
        List<PersonId> holders =
                roles.stream().map(RoleHolder::person).filter(Objects::nonNull).distinct().toList();
        return new Around(
                services.services(Set.copyOf(incident.services())),
                roles,
                people.persons(holders).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity())));
    }

    private List<IncidentPage.Choice> metricChoices() {
        return metrics.all().stream()
                .map(m -> new IncidentPage.Choice(m.id().value(), m.name()))
                .toList();
    }

    List<IncidentRow> rows(List<Incident> found, Times times) {
        Set<ServiceId> touched =
                found.stream()
                        .flatMap(incident -> incident.services().stream())
                        .collect(Collectors.toSet());
        Map<ServiceId, String> names =
                services.services(touched).stream()
                        .collect(Collectors.toMap(Service::id, Service::name));
        return found.stream().map(incident -> row(incident, names, times)).toList();
    }

    private static IncidentRow row(Incident incident, Map<ServiceId, String> names, Times times) {
        return new IncidentRow(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                incident.phase().word(),
                tone(incident),
                times.iso(incident.declaredAt()),
                times.time(incident.declaredAt()),
                incident.services().stream()
                        .map(id -> names.getOrDefault(id, id.value()))
                        .collect(Collectors.joining(", ")),
                incident.isReal());
    }

    /// What the form that declares one offers to tick: all services of a small organisation, of a
    /// large one those that are touched; others are named.
    List<IncidentPage.Choice> serviceChoices(List<String> touched) {
        List<Service> all = services.all();
        boolean isSmall = all.size() <= TICKED_MAX;
        return all.stream()
                .filter(service -> isSmall || touched.contains(service.id().value()))
                .map(service -> new IncidentPage.Choice(service.id().value(), service.name()))
                .toList();
    }

    /// Whom forms propose: those who came, and the teams of its services. Anybody may be named.
    private List<String> near(Around around, IncidentSide side) {
        List<PersonId> members =
                around.services().stream()
                        .map(Service::team)
                        .filter(Objects::nonNull)
                        .distinct()
                        .flatMap(team -> people.team(team).stream())
                        .flatMap(team -> team.members().stream())
                        .distinct()
                        .limit(NEAR_MAX)
                        .toList();
        return Stream.concat(
                        side.people().stream().map(one -> one.person().name()),
                        people.persons(members).stream().filter(Person::active).map(Person::name))
                .distinct()
                .sorted()
                .toList();
    }

    private static String tone(Incident incident) {
        return switch (incident.phase()) {
            case RESPONDING -> "live";
            case STABLE -> "good";
            case CLOSED -> "plain";
        };
    }

    /// How long people have been at it, or how long all has been well again; of a closed one that
    /// no longer matters.
    private static String since(Incident incident, Times times) {
        Instant stable = incident.stableAt();
        return switch (incident.phase()) {
            case RESPONDING -> times.since(incident.declaredAt());
            case STABLE -> "for " + times.since(stable == null ? incident.declaredAt() : stable);
            case CLOSED -> "declared";
        };
    }

    private static Instant day(Incident incident, Times times) {
        return incident.phase() == Phase.CLOSED ? incident.declaredAt() : times.now();
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

    private static List<IncidentPage.Role> roles(Around around, Instant now) {
        return around.roles().stream()
                .map(role ->
                        new IncidentPage.Role(
                                role.role(),
                                role.person() == null
                                        ? null
                                        : chip(role.person(), around.holders(), now)))
                .toList();
    }

    /// "Felt for 27 min. Dana Whitlock commands; 7 people are here."
    private static String sentence(Incident incident, IncidentSide side, Around around) {
        StringBuilder sentence = new StringBuilder();
        switch (incident.kind()) {
            case IMPACT -> {
                if (!side.felt().isEmpty()) {
                    boolean goesOn = incident.feltUntil() == null;
                    sentence.append(goesOn ? "People feel it since " : "People felt it for ")
                            .append(side.felt())
                            .append(". ");
                }
            }
            case NEAR_MISS -> sentence.append("A near miss: nobody felt it. ");
            case SURPRISE -> sentence.append("A surprise without impact. ");
        }
        String commander =
                around.roles().stream()
                        .filter(role -> role.role().equals(RoleHolder.COMMANDER))
                        .map(RoleHolder::person)
                        .filter(Objects::nonNull)
                        .map(around.holders()::get)
                        .filter(Objects::nonNull)
                        .map(Person::name)
                        .findFirst()
                        .orElse("");
        boolean isOver = incident.phase() == Phase.CLOSED;
        if (!commander.isEmpty()) {
            sentence.append(commander).append(isOver ? " commanded; " : " commands; ");
        } else if (!isOver) {
            sentence.append("Nobody commands yet; ");
        }
        int count = side.people().size() + side.more();
        sentence.append(
                        count == 0
                                ? "nobody is"
                                : count == 1 ? "one person is" : count + " people are")
                .append(isOver ? " known to have taken part." : " here.");
        return sentence.toString().replaceFirst("^nobody is known", "Nobody is known");
    }

    private static PersonChip chip(PersonId id, Map<PersonId, Person> known, Instant now) {
        Person person = known.get(id);
        return person == null
                ? PersonChip.of("A former colleague", java.time.ZoneOffset.UTC, now, "")
                : PersonChip.of(person.name(), person.zone(), now, "");
    }

    private static IncidentRecord.Line line(RecordLine line, String day, Times times) {
        boolean said = line.kind() == RecordLine.Kind.CHAT || line.kind() == RecordLine.Kind.NOTE;
        return new IncidentRecord.Line(
                day,
                tone(line),
                times.iso(line.at()),
                times.clock(line.at()),
                line.speaker(),
                line.kind().word(),
                line.text(),
                said,
                line.isKeyMoment(),
                line.source());
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
}
