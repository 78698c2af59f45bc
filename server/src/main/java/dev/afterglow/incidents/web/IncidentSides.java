package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Coordination;
import dev.afterglow.incidents.Impact;
import dev.afterglow.incidents.Impacts;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import dev.afterglow.incidents.Relation;
import dev.afterglow.incidents.Task;
import dev.afterglow.metrics.Affected;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes what stands beside the record.
@Component
class IncidentSides {

    private static final int PEOPLE_MAX = 30;
    private static final Duration CLOSE = Duration.ofDays(90);
    private static final int CLOSE_MAX = 5;

    private final Incidents incidents;
    private final Impacts impacts;
    private final Coordination coordination;
    private final People people;

    IncidentSides(Incidents incidents, Impacts impacts, Coordination coordination, People people) {
        this.incidents = incidents;
        this.impacts = impacts;
        this.coordination = coordination;
        this.people = people;
    }

    /// @param touched the services of the incident
    IncidentSide side(Incident incident, List<Service> touched, Actor actor, Times times) {
        Impact impact = impacts.of(incident, times.now());
        List<Participant> came = incidents.participants(incident.id());
        List<Task> tasks = coordination.tasks(incident.id());
        Map<PersonId, Person> known = known(came, tasks);
        return new IncidentSide(
                affected(impact),
                felt(incident, times),
                impact.seen().stream().map(one -> seen(one, times)).toList(),
                impact.earlier().stream()
                        .map(one ->
                                new IncidentSide.Earlier(
                                        one.service(),
                                        one.title(),
                                        Times.duration(one.lead()) + " before"))
                        .toList(),
                came.stream().limit(PEOPLE_MAX).map(one -> came(one, known, times)).toList(),
                Math.max(0, came.size() - PEOPLE_MAX),
                tasks.stream().map(one -> task(one, known)).toList(),
                others(incident, actor),
                teams(touched),
                actor instanceof Actor.OfPerson reader
                        && coordination.follows(incident.id(), reader.person()));
    }

    private Map<PersonId, Person> known(List<Participant> came, List<Task> tasks) {
        List<PersonId> ids = new ArrayList<>(came.stream().map(Participant::person).toList());
        tasks.stream().map(Task::person).filter(Objects::nonNull).forEach(ids::add);
        return people.persons(ids).stream()
                .collect(Collectors.toMap(Person::id, Function.identity(), (a, b) -> a));
    }

    private static String affected(Impact impact) {
        Affected affected = impact.affected();
        return affected == null
                ? ""
                : "%s %s missing (%s to %s)"
                        .formatted(
                                Numbers.number(affected.count()),
                                affected.noun(),
                                Numbers.number(affected.low()),
                                Numbers.number(affected.high()));
    }

    private static String felt(Incident incident, Times times) {
        Instant from = incident.feltFrom();
        Instant until = incident.feltUntil();
        if (from == null) {
            return "";
        }
        return Times.duration(Duration.between(from, until == null ? times.now() : until));
    }

    private static IncidentSide.Seen seen(Deviation deviation, Times times) {
        return new IncidentSide.Seen(
                deviation.metricName(),
                deviation.address(),
                Numbers.change(deviation.worst().change()),
                times.iso(deviation.openedAt()),
                times.time(deviation.openedAt()));
    }

    private static IncidentSide.Came came(
            Participant one, Map<PersonId, Person> known, Times times) {
        Person person = known.get(one.person());
        String note = "since " + times.time(one.joinedAt());
        PersonChip chip =
                person == null
                        ? PersonChip.of("A former colleague", ZoneOffset.UTC, one.joinedAt(), note)
                        : PersonChip.of(person.name(), person.zone(), one.joinedAt(), note);
        String tone =
                one.reached() == Reached.CHANCE
                        ? "key"
                        : one.reached() == Reached.ONCALL ? "plain" : "info";
        return new IncidentSide.Came(one.person().value(), chip, one.reached().words(), tone);
    }

    private static IncidentSide.TaskRow task(Task task, Map<PersonId, Person> known) {
        PersonId person = task.person();
        String who =
                person == null
                        ? ""
                        : Optional.ofNullable(known.get(person))
                                .map(Person::name)
                                .orElse("a former colleague");
        return new IncidentSide.TaskRow(task.id(), task.text(), who, task.isDone());
    }

    /// Those that people said belong to it, then the latest of the same services.
    private List<IncidentSide.Other> others(Incident incident, Actor actor) {
        List<IncidentSide.Other> others = new ArrayList<>();
        List<Relation> relations = coordination.relations(incident.id());
        for (Relation relation : relations) {
            incidents
                    .incident(relation.other())
                    .filter(other -> incidents.maySee(other, actor))
                    .map(other -> other(other, relation.kind().words()))
                    .ifPresent(others::add);
        }
        Instant began = incident.beganAt();
        incidents.touching(incident.services(), began.minus(CLOSE), began).stream()
                .filter(other -> !other.id().equals(incident.id()))
                .filter(other ->
                        relations.stream().noneMatch(one -> one.other().equals(other.id())))
                .limit(CLOSE_MAX)
                .map(other -> other(other, "same service, 90 days before"))
                .forEach(others::add);
        return others;
    }

    private static IncidentSide.Other other(Incident other, String words) {
        return new IncidentSide.Other(other.id().toString(), other.address(), other.title(), words);
    }

    private List<String> teams(List<Service> touched) {
        Map<TeamId, String> names = touched.isEmpty() ? Map.of() : people.teamNames();
        return touched.stream()
                .map(Service::team)
                .filter(Objects::nonNull)
                .distinct()
                .map(id -> names.getOrDefault(id, id.value()))
                .sorted()
                .toList();
    }
}
