package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.meetings.Attendance;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Materials;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Signs that a team's reviews are worth coming to. Teams of five or more; never a person.
@Component
class TeamMarks {

    static final int SMALLEST_TEAM = 5;

    private static final Duration REACH = Duration.ofDays(365);

    private final Reviews reviews;
    private final Materials materials;
    private final Afterwards afterwards;
    private final Incidents incidents;
    private final Meetings meetings;
    private final Services services;
    private final People people;

    TeamMarks(
            Reviews reviews,
            Materials materials,
            Afterwards afterwards,
            Incidents incidents,
            Meetings meetings,
            Services services,
            People people) {
        this.reviews = reviews;
        this.materials = materials;
        this.afterwards = afterwards;
        this.incidents = incidents;
        this.meetings = meetings;
        this.services = services;
        this.people = people;
    }

    /// By the team's name; teams without a story are left out.
    List<TeamRow> of(Instant now) {
        Map<TeamId, List<Review>> stories = new HashMap<>();
        for (Review review : reviews.published(now.minus(REACH), now.plusSeconds(1))) {
            incidents
                    .incident(review.incident())
                    .ifPresent(one ->
                            owners(one)
                                    .forEach(team ->
                                            stories.computeIfAbsent(team, _ -> new ArrayList<>())
                                                    .add(review)));
        }
        return people.teams().stream()
                .filter(team -> team.members().size() >= SMALLEST_TEAM)
                .filter(team -> stories.containsKey(team.id()))
                .map(team -> row(team, stories.getOrDefault(team.id(), List.of())))
                .toList();
    }

    private Set<TeamId> owners(Incident incident) {
        return incident.services().stream()
                .flatMap(id -> services.service(id).stream())
                .flatMap(service -> Optional.ofNullable(service.team()).stream())
                .collect(Collectors.toSet());
    }

    private TeamRow row(Team team, List<Review> stories) {
        int freely = 0;
        int questions = 0;
        int again = 0;
        for (Review review : stories) {
            questions += materials.conversation(review.id()).questions().size();
            again += afterwards.readership(review.id()).again();
            freely += meetings.about(review.subject()).map(one -> freely(one, review)).orElse(0);
        }
        return new TeamRow(team.name(), stories.size(), freely, questions, again);
    }

    private int freely(Meeting meeting, Review review) {
        Set<PersonId> wereThere =
                incidents.participants(review.incident()).stream()
                        .map(Participant::person)
                        .collect(Collectors.toSet());
        return (int)
                meeting.people().stream()
                        .filter(one -> !wereThere.contains(one))
                        .filter(one -> meeting.answerOf(one) == Attendance.COMING)
                        .count();
    }
}
