package dev.afterglow.patterns.web;

import dev.afterglow.patterns.OnCallHealth;
import dev.afterglow.patterns.Patterns;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// On-call health: the reader's own, and of the reader's teams.
@Controller
class HealthPages {

    static final String OWN = "/me/on-call-health";

    private final OnCallHealth health;
    private final Patterns patterns;
    private final People people;
    private final InstantSource clock;

    HealthPages(OnCallHealth health, Patterns patterns, People people, InstantSource clock) {
        this.health = health;
        this.patterns = patterns;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping(OWN)
    String own(Actor actor, Model model) {
        Person reader = reader(actor);
        List<HealthView.Team> teams =
                people.teamsOf(reader.id()).stream()
                        .map(team ->
                                new HealthView.Team("/on-call-health/" + team.id(), team.name()))
                        .toList();
        model.addAttribute(
                "page",
                HealthView.of(
                        health.own(reader, clock.instant()),
                        patterns.hasAgreed(reader.id()),
                        teams));
        return "patterns/health";
    }

    @PostMapping(OWN + "/agree")
    ModelAndView agree(Actor actor, @RequestParam boolean agrees) {
        patterns.agree(reader(actor).id(), agrees, clock.instant());
        return SeeOther.at(OWN);
    }

    @GetMapping("/on-call-health/{id}")
    String team(Actor actor, @PathVariable String id, Model model) {
        Team team = find(id);
        if (!team.members().contains(reader(actor).id())) {
            throw new AccessDeniedException(
                    "Only members of %s see its on-call health.".formatted(team.name()));
        }
        model.addAttribute("page", TeamHealthView.of(team, health.of(team, clock.instant())));
        return "patterns/team-health";
    }

    private Team find(String id) {
        try {
            return people.team(new TeamId(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException notAnId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, notAnId.getMessage(), notAnId);
        }
    }

    /// On-call health belongs to a person: a program's token does not read it.
    private Person reader(Actor actor) {
        if (actor instanceof Actor.OfPerson(PersonId person, var role)) {
            return people.person(person).orElseThrow();
        }
        throw new AccessDeniedException("On-call health belongs to a person who is signed in.");
    }
}
