package dev.afterglow.oncall.web;

import dev.afterglow.oncall.CalendarSources;
import dev.afterglow.oncall.Clash;
import dev.afterglow.oncall.Clashes;
import dev.afterglow.oncall.CoverRequest;
import dev.afterglow.oncall.CoverRequests;
import dev.afterglow.oncall.HandoverNotes;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Overrides;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Times;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what people ask of each other and tell each other.
@Component
class TeamworkViews {

    private static final Duration AHEAD = Duration.ofDays(28);
    private static final int MOST_NOTES = 3;

    private final OnCall onCall;
    private final Overrides overrides;
    private final CoverRequests requests;
    private final Clashes clashes;
    private final HandoverNotes notes;
    private final CalendarSources calendars;
    private final People people;

    TeamworkViews(
            OnCall onCall,
            Overrides overrides,
            CoverRequests requests,
            Clashes clashes,
            HandoverNotes notes,
            CalendarSources calendars,
            People people) {
        this.calendars = calendars;
        this.onCall = onCall;
        this.overrides = overrides;
        this.requests = requests;
        this.clashes = clashes;
        this.notes = notes;
        this.people = people;
    }

    Teamwork of(NamedSchedule schedule, Actor actor, Times times) {
        PersonId reader = actor instanceof Actor.OfPerson person ? person.person() : null;
        Permission permission = overrides.mayChange(schedule.id(), actor);
        return new Teamwork(
                requests.open(schedule.id(), times.now()).stream()
                        .map(request -> ask(request, reader, times))
                        .toList(),
                clashes.of(schedule, times.now(), AHEAD).stream()
                        .map(clash -> proposal(clash, reader, times))
                        .toList(),
                onCall.left(schedule).stream()
                        .map(person ->
                                person.name()
                                        + " has left and cannot be paged, but the rotation still"
                                        + " names them.")
                        .toList(),
                notes.newest(schedule.id(), MOST_NOTES).stream()
                        .map(note ->
                                new Teamwork.Note(
                                        name(note.author()),
                                        times.time(note.at()),
                                        times.iso(note.at()),
                                        note.words()))
                        .toList(),
                calendars.of(schedule.id()).map(one -> calendar(one, times)).orElse(null),
                reader != null && schedule.schedule().people().contains(reader),
                permission.granted(),
                people.mayEdit(actor, schedule.team()).granted(),
                permission.granted() || !actor.may(Role.RESPONDER) ? "" : permission.reason());
    }

    private static Teamwork.FromCalendar calendar(CalendarSources.Source source, Times times) {
        Instant read = source.readAt();
        String state =
                (read == null ? "Not read yet." : "Read at " + times.time(read) + ".")
                        + (source.problem().isEmpty() ? "" : " " + source.problem());
        String host = String.valueOf(URI.create(source.url()).getHost());
        return new Teamwork.FromCalendar(host, state);
    }

    private Teamwork.Ask ask(CoverRequest request, @Nullable PersonId reader, Times times) {
        PersonId asked = request.asked();
        String sentence =
                "%s asks %s to take %s"
                        .formatted(
                                name(request.asker()),
                                asked == null ? "whoever can" : name(asked),
                                span(request.during().from(), request.during().to(), times));
        CoverRequest.During back = request.inReturn();
        String swap = back == null ? "" : "in return for " + span(back.from(), back.to(), times);
        String note =
                swap.isEmpty() || request.reason().isEmpty()
                        ? swap + request.reason()
                        : swap + " · " + request.reason();
        boolean isAsker = request.asker().equals(reader);
        boolean byName = asked != null && asked.equals(reader);
        return new Teamwork.Ask(
                request.id(),
                sentence,
                note,
                reader != null && !isAsker && (asked == null || byName),
                byName,
                isAsker);
    }

    private Teamwork.Proposal proposal(Clash clash, @Nullable PersonId reader, Times times) {
        String sentence =
                "%s is away from %s to %s, and on call %s."
                        .formatted(
                                name(clash.person()),
                                clash.away().from(),
                                clash.away().to(),
                                span(clash.from(), clash.to(), times));
        return new Teamwork.Proposal(
                sentence,
                clash.person().value(),
                local(clash.from(), times),
                local(clash.to(), times),
                clash.could().stream().flatMap(one -> could(one, clash).stream()).toList(),
                clash.person().equals(reader));
    }

    private Optional<Teamwork.Could> could(Clash.Candidate one, Clash clash) {
        return people.person(one.person())
                .map(person ->
                        new Teamwork.Could(
                                person.id().value(),
                                PersonChip.of(
                                        person.name(),
                                        person.zone(),
                                        clash.from(),
                                        (one.awake()
                                                        ? "awake for most of it"
                                                        : "mostly night there")
                                                + ", "
                                                + one.hours().toHours()
                                                + " h in 90 days")));
    }

    private static String local(Instant at, Times times) {
        return LocalDateTime.ofInstant(at, times.zone()).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String span(Instant from, Instant to, Times times) {
        return times.time(from) + " to " + times.time(to);
    }

    private String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }
}
