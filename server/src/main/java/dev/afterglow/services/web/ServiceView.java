package dev.afterglow.services.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Carriers;
import dev.afterglow.services.GivenHeadsUp;
import dev.afterglow.services.HeadsUp;
import dev.afterglow.services.Knowledge;
import dev.afterglow.services.RecordedChange;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Reader;
import dev.afterglow.web.ReaderSource;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Puts together what a reader sees of one service.
@Component
class ServiceView {

    private static final int CHANGES = 20;

    private final Services services;
    private final People people;
    private final ReaderSource readers;
    private final InstantSource clock;

    ServiceView(Services services, People people, ReaderSource readers, InstantSource clock) {
        this.services = services;
        this.people = people;
        this.readers = readers;
        this.clock = clock;
    }

    /// The service of an address, or 404.
    static Service find(Services services, String id) {
        Optional<Service> service =
                Slug.isSlug(id) ? services.service(new ServiceId(id)) : Optional.empty();
        return service.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// @param problem why the last form changed nothing; empty otherwise
    ServicePage page(Service service, Actor actor, String problem) {
        Reader reader = readers.current();
        Times times = new Times(reader.zone(), clock.instant());
        PersonId self = reader.id() == null ? null : new PersonId(reader.id());
        Permission permission = people.mayEdit(actor, service.team());
        TeamId team = service.team();
        return new ServicePage(
                service.id().value(),
                service.name(),
                team == null ? "" : team.value(),
                Optional.ofNullable(team).flatMap(people::team).map(Team::name).orElse(""),
                links(needs(service)),
                links(services.dependantsOf(service.id())),
                services.latestChanges(service.id(), CHANGES).stream()
                        .map(change -> change(change, times))
                        .toList(),
                services.headsUps(Set.of(service.id()), times.now()).stream()
                        .map(headsUp -> headsUp(headsUp, times, self))
                        .toList(),
                known(service.id(), self, times),
                permission.granted(),
                permission.reason(),
                actor.may(Role.RESPONDER),
                problem);
    }

    private List<Service> needs(Service service) {
        return service.dependsOn().isEmpty() ? List.of() : services.services(service.dependsOn());
    }

    private static List<ServicePage.Link> links(List<Service> services) {
        return services.stream()
                .map(service -> new ServicePage.Link(service.id().value(), service.name()))
                .toList();
    }

    private ServicePage.Change change(RecordedChange recorded, Times times) {
        var change = recorded.change();
        String by = name(change.person());
        String link = change.link();
        return new ServicePage.Change(
                times.iso(change.at()),
                times.time(change.at()),
                change.summary(),
                by.isEmpty() ? change.source() : by + " · " + change.source(),
                link == null ? "" : link);
    }

    private ServicePage.HeadsUp headsUp(GivenHeadsUp given, Times times, @Nullable PersonId self) {
        HeadsUp headsUp = given.headsUp();
        boolean soon = headsUp.from().isAfter(times.now());
        String days =
                soon
                        ? times.time(headsUp.from()) + " to " + times.time(headsUp.until())
                        : "until " + times.time(headsUp.until());
        return new ServicePage.HeadsUp(
                given.id(),
                headsUp.text(),
                chip(headsUp.by(), times.now(), ""),
                days,
                soon,
                headsUp.by().equals(self));
    }

    private ServicePage.Known known(ServiceId service, @Nullable PersonId self, Times times) {
        LocalDate today = LocalDate.ofInstant(times.now(), times.zone());
        List<Knowledge> lines = services.knowledge(service, today);
        boolean you = lines.stream().anyMatch(line -> line.person().equals(self));
        return switch (Carriers.of(lines, self)) {
            case Carriers.Nobody ignored ->
                    new ServicePage.Known("Nobody has said that they know it.", List.of(), false);
            case Carriers.Few ignored ->
                    new ServicePage.Known(
                            "One or two people have said that they know it. Names are shown "
                                    + "from three"
                                    + " on, so that nobody is pointed at.",
                            List.of(),
                            false);
            case Carriers.YouAndFew few ->
                    new ServicePage.Known(
                            few.known().size() == 1
                                    ? "You alone carry this part. Only you see this."
                                    : "Two people carry this part. Only the two of you see this.",
                            carriers(few.known(), times.now()),
                            true);
            case Carriers.Named named ->
                    new ServicePage.Known(
                            named.known().size() + " people know it.",
                            carriers(named.known(), times.now()),
                            you);
        };
    }

    private List<ServicePage.Carrier> carriers(List<Knowledge> known, Instant now) {
        return known.stream()
                .map(line ->
                        new ServicePage.Carrier(
                                line.person().value(),
                                chip(line.person(), now, "since " + line.since())))
                .toList();
    }

    private PersonChip chip(PersonId id, Instant now, String note) {
        Person person = people.person(id).orElseThrow();
        return PersonChip.of(person.name(), person.zone(), now, note);
    }

    private String name(@Nullable PersonId id) {
        return Optional.ofNullable(id).flatMap(people::person).map(Person::name).orElse("");
    }
}
