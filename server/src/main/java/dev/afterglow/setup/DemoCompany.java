package dev.afterglow.setup;

import dev.afterglow.company.Chronicle;
import dev.afterglow.company.History;
import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.Handover;
import dev.afterglow.oncall.Layer;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Roster;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.oncall.Schedule;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.ScheduleOverride;
import dev.afterglow.paging.Policies;
import dev.afterglow.paging.Policy;
import dev.afterglow.paging.PolicyId;
import dev.afterglow.paging.Step;
import dev.afterglow.paging.Target;
import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.services.Change;
import dev.afterglow.services.Knowledge;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings the simulated company into an empty server, through the doors that anybody uses.
@Component
class DemoCompany {

    static final Actor DEMO = new Actor.OfSystem("demo");

    static final String VISITED_TEAM = "playback";
    private static final Duration VISIT = Duration.ofDays(30);
    static final Duration CHANGES_KEPT = Duration.ofDays(30);
    static final Duration ABSENCES_KEPT = Duration.ofDays(365);

    private final People people;
    private final Absences absences;
    private final Services services;
    private final OnCall onCall;
    private final Policies policies;

    DemoCompany(
            People people, Absences absences, Services services, OnCall onCall, Policies policies) {
        this.people = people;
        this.absences = absences;
        this.services = services;
        this.onCall = onCall;
        this.policies = policies;
    }

    /// The people, teams, services and schedules of a chronicle; all or nothing.
    @Transactional
    public void settle(Chronicle chronicle, Instant now) {
        History history = chronicle.history();
        history.people().forEach(person -> people.define(person(person, history), now));
        history.teams().forEach(team -> people.define(team(team.id(), history), now));
        settleServices(history, now);
        history.schedules().forEach(schedule -> settleSchedule(schedule, history, now));
        onCall.define(emergency(history), DEMO, now);
        history.teams().forEach(team -> settlePolicy(team.id(), history, now));
        LocalDate since = LocalDate.ofInstant(now.minus(ABSENCES_KEPT), ZoneOffset.UTC);
        history.absences().stream()
                .filter(absence -> !absence.to().isBefore(since))
                .forEach(absence -> settleAbsence(absence, now));
        history.changes().stream()
                .filter(change -> change.at().isAfter(now.minus(CHANGES_KEPT)))
                .filter(change -> change.at().isBefore(now))
                .forEach(this::settleChange);
    }

    private static Person person(dev.afterglow.company.Person person, History history) {
        boolean isFirst = history.people().getFirst().equals(person);
        return new Person(
                new PersonId(person.id()),
                person.name(),
                person.id() + "@stream.example",
                person.site().zone(),
                WeeklyHours.parseIfStated(person.hours()),
                isFirst ? Role.ADMINISTRATOR : Role.RESPONDER,
                true);
    }

    private static Team team(String id, History history) {
        String name =
                history.teams().stream()
                        .filter(team -> team.id().equals(id))
                        .map(dev.afterglow.company.Team::name)
                        .collect(Collectors.joining());
        List<PersonId> members =
                Stream.concat(
                                history.people().stream()
                                        .filter(person -> person.team().equals(id)),
                                history.people().stream().limit(id.equals(VISITED_TEAM) ? 1 : 0))
                        .map(person -> new PersonId(person.id()))
                        .toList();
        return new Team(new TeamId(id), name, members);
    }

    private void settleServices(History history, Instant now) {
        List<Service> all =
                history.services().stream()
                        .map(service ->
                                new Service(
                                        new ServiceId(service.id()),
                                        service.name(),
                                        new TeamId(service.team()),
                                        service.dependsOn().stream()
                                                .map(ServiceId::new)
                                                .collect(Collectors.toSet())))
                        .toList();
        services.defineAll(all, DEMO, now);
        history.knowledge().stream()
                .filter(known -> known.until() == null)
                .forEach(known ->
                        services.know(
                                new Knowledge(
                                        new ServiceId(known.service()),
                                        new PersonId(known.person()),
                                        known.since(),
                                        null),
                                DEMO,
                                now));
    }

    private void settleSchedule(
            dev.afterglow.company.Schedule schedule, History history, Instant now) {
        List<Layer> layers = schedule.layers().stream().map(DemoCompany::layer).toList();
        List<ScheduleOverride> overrides =
                Stream.concat(
                                schedule.overrides().stream()
                                        .map(cover ->
                                                new ScheduleOverride(
                                                        cover.from(),
                                                        cover.to(),
                                                        Crew.of(new PersonId(cover.person())),
                                                        cover.reason())),
                                visitor(schedule, history, now))
                        .toList();
        String team = schedule.team();
        onCall.define(
                new NamedSchedule(
                        new Schedule(
                                new ScheduleId(schedule.id()),
                                schedule.zone(),
                                layers,
                                List.of(),
                                overrides),
                        team(team, history).name(),
                        new TeamId(team)),
                DEMO,
                now);
    }

    /// Whoever tries the demo is on call for playback, so that the page reaches them.
    private static Stream<ScheduleOverride> visitor(
            dev.afterglow.company.Schedule schedule, History history, Instant now) {
        PersonId first = new PersonId(history.people().getFirst().id());
        return schedule.team().equals(VISITED_TEAM)
                ? Stream.of(
                        new ScheduleOverride(
                                now, now.plus(VISIT), Crew.of(first), "you try the demo"))
                : Stream.empty();
    }

    private static Layer layer(dev.afterglow.company.Schedule.Layer layer) {
        List<Crew> crews =
                layer.people().stream().map(person -> Crew.of(new PersonId(person))).toList();
        Handover.Cadence cadence =
                layer.rotates().equals("daily") ? Handover.Cadence.DAILY : Handover.Cadence.WEEKLY;
        Layer plain =
                Layer.of(
                        layer.id(),
                        crews,
                        cadence.rotation(layer.handover()),
                        layer.from().atStartOfDay());
        return layer.only().isEmpty() ? plain : plain.withOnly(WeeklyHours.parse(layer.only()));
    }

    private static Roster emergency(History history) {
        List<PersonId> members =
                history.teams().stream()
                        .flatMap(team -> team(team.id(), history).members().stream().limit(2))
                        .toList();
        return new Roster(new RosterId("emergency"), "Emergency", members);
    }

    private void settlePolicy(String team, History history, Instant now) {
        List<ScheduleId> schedules =
                history.schedules().stream()
                        .filter(schedule -> schedule.team().equals(team))
                        .map(schedule -> new ScheduleId(schedule.id()))
                        .toList();
        if (schedules.isEmpty()) {
            return;
        }
        Step first =
                Step.of(
                        Duration.ZERO,
                        schedules.stream().map(Target.OfSchedule::new).toArray(Target[]::new));
        Step second = Step.of(Duration.ofMinutes(5), new Target.OfTeam(new TeamId(team)));
        Step third =
                Step.of(Duration.ofMinutes(15), new Target.OfRoster(new RosterId("emergency")));
        PolicyId id = new PolicyId(team);
        policies.define(
                new Policy(
                        id,
                        team(team, history).name(),
                        List.of(first, second, third),
                        2,
                        Policy.AGAIN_AFTER,
                        null,
                        null),
                now);
        history.services().stream()
                .filter(service -> service.team().equals(team))
                .forEach(service -> policies.assign(new ServiceId(service.id()), id));
    }

    private void settleAbsence(dev.afterglow.company.Absence absence, Instant now) {
        absences.define(
                new Absence(
                        new PersonId(absence.person()),
                        absence.from(),
                        absence.to(),
                        absence.kind()),
                "demo",
                DEMO,
                now);
    }

    private void settleChange(dev.afterglow.company.Change change) {
        services.recordChange(
                new Change(
                        new ServiceId(change.service()),
                        "Put into production",
                        change.at(),
                        "demo",
                        new PersonId(change.person()),
                        null,
                        change.id()),
                change.at());
    }
}
