package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.meetings.Attendance;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Materials;
import dev.afterglow.reviews.Readership;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.ReviewId;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        List<Review> told = reviews.published(now.minus(REACH), now.plusSeconds(1));
        Told all = read(told);
        Map<TeamId, List<Review>> stories = new HashMap<>();
        for (Review review : told) {
            all.owners(review)
                    .forEach(team ->
                            stories.computeIfAbsent(team, _ -> new ArrayList<>()).add(review));
        }
        return people.teams().stream()
                .filter(team -> team.members().size() >= SMALLEST_TEAM)
                .filter(team -> stories.containsKey(team.id()))
                .map(team -> row(team, stories.getOrDefault(team.id(), List.of()), all))
                .toList();
    }

    /// What stands around many stories, read at once.
    private record Told(
            Map<IncidentId, Incident> incidents,
            Map<ServiceId, Service> services,
            Map<ReviewId, Readership> readerships,
            Map<ReviewId, Integer> questions,
            Map<String, Meeting> meetings) {

        Set<TeamId> owners(Review review) {
            Incident incident = incidents.get(review.incident());
            return incident == null
                    ? Set.of()
                    : incident.services().stream()
                            .flatMap(id -> Stream.ofNullable(services.get(id)))
                            .flatMap(service -> Stream.ofNullable(service.team()))
                            .collect(Collectors.toSet());
        }

        int again(Review review) {
            Readership read = readerships.get(review.id());
            return read == null ? 0 : read.again();
        }
    }

    private Told read(List<Review> told) {
        List<ReviewId> ids = told.stream().map(Review::id).toList();
        Map<IncidentId, Incident> about =
                incidents.those(
                        told.stream().map(Review::incident).toList(),
                        new Actor.OfSystem("team marks"));
        Set<ServiceId> touched =
                about.values().stream()
                        .flatMap(incident -> incident.services().stream())
                        .collect(Collectors.toSet());
        return new Told(
                about,
                services.services(touched).stream()
                        .collect(Collectors.toMap(Service::id, Function.identity())),
                afterwards.readerships(ids),
                materials.questionCounts(ids),
                meetings.about(told.stream().map(Review::subject).toList()));
    }

    private TeamRow row(Team team, List<Review> stories, Told all) {
        int freely = 0;
        int questions = 0;
        int again = 0;
        for (Review review : stories) {
            questions += all.questions().getOrDefault(review.id(), 0);
            again += all.again(review);
            Meeting meeting = all.meetings().get(review.subject());
            freely += meeting == null ? 0 : freely(meeting, review);
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
