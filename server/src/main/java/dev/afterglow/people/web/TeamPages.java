package dev.afterglow.people.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.web.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Teams: who is in them. Members who are responders may change their own team.
@Controller
class TeamPages {

    private final People people;
    private final InstantSource clock;

    TeamPages(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/teams")
    ModelAndView list(Actor actor) {
        return list(actor, "", "");
    }

    @PostMapping("/teams")
    ModelAndView create(Actor actor, @RequestParam(defaultValue = "") String name) {
        requireAdministrator(actor);
        String slug = Slug.of(name);
        String problem = problemOfName(name.strip(), slug);
        if (!problem.isEmpty()) {
            return list(actor, name, problem);
        }
        TeamId id = new TeamId(slug);
        people.define(new Team(id, name.strip(), List.of()), actor, clock.instant());
        return SeeOther.at("/teams/" + id);
    }

    @GetMapping("/teams/{id}")
    ModelAndView team(Actor actor, @PathVariable String id) {
        return answer(actor, find(id), "");
    }

    @PostMapping("/teams/{id}")
    ModelAndView rename(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String name) {
        Team team = editable(actor, id);
        if (name.isBlank() || name.length() > 200) {
            return answer(actor, team, "A team's name has 1 to 200 characters.");
        }
        people.define(new Team(team.id(), name.strip(), team.members()), actor, clock.instant());
        return SeeOther.at("/teams/" + id);
    }

    @PostMapping("/teams/{id}/members")
    ModelAndView add(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String person) {
        Team team = editable(actor, id);
        Optional<Person> found = named(person.strip());
        if (found.isEmpty()) {
            return answer(
                    actor,
                    team,
                    "Nobody here has the id or e-mail address \"" + person.strip() + "\".");
        }
        List<PersonId> members = new ArrayList<>(team.members());
        members.add(found.get().id());
        people.define(new Team(team.id(), team.name(), members), actor, clock.instant());
        return SeeOther.at("/teams/" + id);
    }

    @PostMapping("/teams/{id}/members/{person}/remove")
    ModelAndView remove(Actor actor, @PathVariable String id, @PathVariable String person) {
        Team team = editable(actor, id);
        List<PersonId> members = new ArrayList<>(team.members());
        members.removeIf(member -> member.value().equals(person));
        people.define(new Team(team.id(), team.name(), members), actor, clock.instant());
        return SeeOther.at("/teams/" + id);
    }

    private ModelAndView list(Actor actor, String name, String problem) {
        ModelAndView page =
                new ModelAndView(
                        "people/teams",
                        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("teams", people.teams());
        page.addObject("mayCreate", actor.may(Role.ADMINISTRATOR));
        page.addObject("name", name);
        page.addObject("problem", problem);
        return page;
    }

    private ModelAndView answer(Actor actor, Team team, String problem) {
        Instant now = clock.instant();
        Permission permission = people.mayEdit(actor, team.id());
        var away = people.away(team.members(), now);
        List<TeamPage.Member> members =
                people.persons(team.members()).stream()
                        .map(person ->
                                new TeamPage.Member(
                                        person.id().value(),
                                        PeoplePages.chip(person, now, ""),
                                        away.contains(person.id())))
                        .toList();
        ModelAndView page =
                new ModelAndView(
                        "people/team",
                        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject(
                "page",
                new TeamPage(
                        team.id().value(),
                        team.name(),
                        members,
                        permission.granted(),
                        permission.reason(),
                        problem));
        return page;
    }

    private String problemOfName(String name, String slug) {
        if (slug.isEmpty() || name.length() > 200) {
            return "A team's name has 1 to 200 characters, and a letter or digit among them.";
        }
        return people.team(new TeamId(slug)).isPresent()
                ? "There is a team " + slug + " already."
                : "";
    }

    private Optional<Person> named(String text) {
        return Slug.isSlug(text) ? people.person(new PersonId(text)) : people.byEmail(text);
    }

    private Team editable(Actor actor, String id) {
        Team team = find(id);
        people.mayEdit(actor, team.id()).require();
        return team;
    }

    private Team find(String id) {
        Optional<Team> team = Slug.isSlug(id) ? people.team(new TeamId(id)) : Optional.empty();
        return team.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void requireAdministrator(Actor actor) {
        new Permission(
                        actor.may(Role.ADMINISTRATOR),
                        "Only administrators create teams. Nothing was changed.")
                .require();
    }
}
