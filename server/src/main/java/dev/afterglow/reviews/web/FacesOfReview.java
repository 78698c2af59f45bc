package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Conversation;
import dev.afterglow.reviews.Facilitator;
import dev.afterglow.reviews.Material;
import dev.afterglow.reviews.Review;
import dev.afterglow.services.Services;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds the people of a review, and whom its forms propose; anybody may be named. An organisation
/// of thousands is not read for it.
@Component
class FacesOfReview {

    private static final int SMALL = 200;

    private final People people;
    private final Services services;
    private final Incidents incidents;
    private final Afterwards afterwards;

    FacesOfReview(People people, Services services, Incidents incidents, Afterwards afterwards) {
        this.people = people;
        this.services = services;
        this.incidents = incidents;
        this.afterwards = afterwards;
    }

    Faces of(Review review, Incident incident, Material material, Conversation talk) {
        Set<PersonId> there = there(incident, material);
        Set<PersonId> all = new LinkedHashSet<>(there);
        Stream.of(review.facilitator(), review.apprentice())
                .flatMap(one -> Optional.ofNullable(one).stream())
                .forEach(all::add);
        talk.questions().stream()
                .map(Conversation.Question::askedOf)
                .filter(Objects::nonNull)
                .forEach(all::add);
        talk.checks().forEach(one -> all.add(one.person()));
        incidents.roles(incident.id()).stream()
                .map(role -> role.person())
                .filter(Objects::nonNull)
                .forEach(all::add);
        List<Person> near = near(incident);
        all.addAll(near.stream().map(Person::id).toList());
        Map<PersonId, Person> known =
                people.persons(all).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        return new Faces(known, List.copyOf(there), proposed(there, known, near));
    }

    private Set<PersonId> there(Incident incident, Material material) {
        Set<PersonId> there = new LinkedHashSet<>();
        incidents.participants(incident.id()).stream().map(Participant::person).forEach(there::add);
        material.perspectives().forEach(one -> there.add(one.person()));
        material.things().forEach(thing -> thing.known().forEach(one -> there.add(one.person())));
        return there;
    }

    /// Everybody in a small organisation; in a large one who facilitates, and the teams it touched.
    private List<Person> near(Incident incident) {
        People.Found some = people.search("", 0, SMALL);
        if (some.count() <= SMALL) {
            return some.persons();
        }
        List<PersonId> near =
                new ArrayList<>(
                        afterwards.facilitators().stream().map(Facilitator::person).toList());
        services.services(Set.copyOf(incident.services())).stream()
                .map(dev.afterglow.services.Service::team)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap((TeamId team) -> people.team(team).stream())
                .forEach(team -> near.addAll(team.members()));
        return people.persons(near.stream().distinct().limit(SMALL).toList());
    }

    private static List<String> proposed(
            Set<PersonId> there, Map<PersonId, Person> known, List<Person> near) {
        return Stream.concat(
                        there.stream().flatMap(id -> Stream.ofNullable(known.get(id))),
                        near.stream())
                .filter(Person::active)
                .map(Person::name)
                .distinct()
                .toList();
    }
}
