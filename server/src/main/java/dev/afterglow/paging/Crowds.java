package dev.afterglow.paging;

import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Roster;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.web.PersonChip;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds whom a call of everybody reaches.
@Component
class Crowds {

    private static final String EMERGENCY = "emergency";

    private final Duties duties;
    private final OnCall onCall;
    private final People people;

    Crowds(Duties duties, OnCall onCall, People people) {
        this.duties = duties;
        this.onCall = onCall;
        this.people = people;
    }

    Crowd of(Crowd.Choice choice, Instant now) {
        Found found =
                switch (choice) {
                    case Crowd.Choice.OfRoster(RosterId roster) -> duties.inRoster(roster);
                    case Crowd.Choice.OnCallIn(List<TeamId> teams) ->
                            duties.onCallIn(teams.isEmpty() ? all() : teams, now);
                };
        Set<PersonId> active =
                people.persons(found.recipients().stream().map(Recipient::person).toList()).stream()
                        .filter(Person::active)
                        .map(Person::id)
                        .collect(Collectors.toSet());
        List<Recipient> reachable =
                found.recipients().stream().filter(one -> active.contains(one.person())).toList();
        return new Crowd(reachable, inTheirNight(reachable, now), found.gaps());
    }

    /// The roster called `emergency`, else the first by name, else all who are on call.
    Crowd.Choice usual() {
        List<Roster> rosters = onCall.rosters();
        return rosters.stream()
                .filter(roster -> roster.id().value().equals(EMERGENCY))
                .findFirst()
                .or(() -> rosters.stream().findFirst())
                .<Crowd.Choice>map(roster -> new Crowd.Choice.OfRoster(roster.id()))
                .orElseGet(() -> new Crowd.Choice.OnCallIn(List.of()));
    }

    private List<TeamId> all() {
        return people.teams().stream().map(Team::id).toList();
    }

    private int inTheirNight(List<Recipient> recipients, Instant now) {
        return (int)
                people.persons(recipients.stream().map(Recipient::person).toList()).stream()
                        .filter(person ->
                                PersonChip.of(person.name(), person.zone(), now, "").night())
                        .count();
    }
}
