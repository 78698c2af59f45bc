package dev.afterglow.people.web;

import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Leaving;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PublicAddress;
import dev.afterglow.people.Role;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What administrators do with people: invite, give roles, close and erase.
@Controller
class AdministrationPages {

    private final People people;
    private final Accounts accounts;
    private final Leaving leaving;
    private final PeoplePages pages;
    private final PublicAddress address;
    private final InstantSource clock;

    AdministrationPages(
            People people,
            Accounts accounts,
            Leaving leaving,
            PeoplePages pages,
            PublicAddress address,
            InstantSource clock) {
        this.people = people;
        this.accounts = accounts;
        this.leaving = leaving;
        this.pages = pages;
        this.address = address;
        this.clock = clock;
    }

    /// A person as the form of an invitation sends one.
    record Sent(String name, String email, String zone, String role) {

        Sent {
            name = name == null ? "" : name.strip();
            email = email == null ? "" : email.strip();
            zone = zone == null ? "" : zone.strip();
            role = role == null ? "" : role;
        }
    }

    @GetMapping("/people/new")
    ModelAndView invitation(Actor actor) {
        requireAdministrator(actor);
        return form(new Sent("", "", "", Role.RESPONDER.word()), List.of());
    }

    @PostMapping("/people")
    ModelAndView invite(Actor actor, Sent sent) {
        requireAdministrator(actor);
        List<FieldProblem> problems = check(sent);
        if (!problems.isEmpty()) {
            return form(sent, problems);
        }
        Person person =
                new Person(
                        people.freeId(sent.name()),
                        sent.name(),
                        sent.email(),
                        ZoneId.of(sent.zone()),
                        Optional.empty(),
                        Role.parse(sent.role()),
                        true);
        people.define(person, actor, clock.instant());
        return invited(person, actor);
    }

    @PostMapping("/people/{id}/invite")
    ModelAndView inviteAgain(Actor actor, @PathVariable String id) {
        requireAdministrator(actor);
        Person person = pages.find(id);
        return person.active()
                ? invited(person, actor)
                : pages.answer(actor, person, "Open the account first; it is closed.");
    }

    @PostMapping("/people/{id}/role")
    ModelAndView role(Actor actor, @PathVariable String id, @RequestParam String role) {
        return change(
                actor,
                id,
                person -> leaving.giveRole(person.id(), Role.parse(role), actor, clock.instant()));
    }

    @PostMapping("/people/{id}/email")
    ModelAndView email(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String email) {
        return change(
                actor,
                id,
                person -> people.define(person.withEmail(email.strip()), actor, clock.instant()));
    }

    @PostMapping("/people/{id}/close")
    ModelAndView close(Actor actor, @PathVariable String id) {
        return change(actor, id, person -> leaving.close(person.id(), actor, clock.instant()));
    }

    @PostMapping("/people/{id}/open")
    ModelAndView open(Actor actor, @PathVariable String id) {
        return change(
                actor,
                id,
                person -> people.define(person.withActive(true), actor, clock.instant()));
    }

    @PostMapping("/people/{id}/erase")
    ModelAndView erase(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String sure) {
        requireAdministrator(actor);
        if (!sure.equals("yes")) {
            return pages.answer(
                    actor, pages.find(id), "Tick the box first: erasing cannot be undone.");
        }
        return change(actor, id, person -> leaving.erase(person.id(), actor, clock.instant()));
    }

    private interface Act {

        void on(Person person);
    }

    private ModelAndView change(Actor actor, String id, Act act) {
        requireAdministrator(actor);
        Person person = pages.find(id);
        try {
            act.on(person);
            return SeeOther.at("/people/" + person.id());
        } catch (IllegalArgumentException problem) {
            return pages.answer(actor, person, String.valueOf(problem.getMessage()));
        }
    }

    /// Answers with the page itself, for the link is shown this once and is in no address.
    private ModelAndView invited(Person person, Actor actor) {
        String secret = accounts.invite(person.id(), actor, clock.instant());
        ModelAndView page = new ModelAndView("people/invited");
        page.addObject("id", person.id().value());
        page.addObject("name", person.name());
        page.addObject("link", address.of("/setup/" + secret));
        return page;
    }

    private List<FieldProblem> check(Sent sent) {
        List<FieldProblem> problems = new java.util.ArrayList<>();
        if (sent.name().isEmpty() || sent.name().length() > 200) {
            problems.add(new FieldProblem("name", "Enter a name, at most 200 characters."));
        }
        if (!People.isEmail(sent.email())) {
            problems.add(
                    new FieldProblem(
                            "email",
                            "Enter an address such as ana@example.org; was \""
                                    + sent.email()
                                    + "\"."));
        } else if (people.byEmail(sent.email()).isPresent()) {
            problems.add(
                    new FieldProblem("email", sent.email() + " belongs to somebody here already."));
        }
        if (!Zones.problem(sent.zone()).isEmpty()) {
            problems.add(new FieldProblem("zone", Zones.problem(sent.zone())));
        }
        if (Arrays.stream(Role.values()).noneMatch(role -> role.word().equals(sent.role()))) {
            problems.add(new FieldProblem("role", "Choose a role; was \"" + sent.role() + "\"."));
        }
        return problems;
    }

    private static ModelAndView form(Sent sent, List<FieldProblem> problems) {
        HttpStatus status = problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        ModelAndView page = new ModelAndView("people/new", status);
        page.addObject(
                "form",
                new InvitationForm(sent.name(), sent.email(), sent.zone(), sent.role(), problems));
        page.addObject("zones", Zones.ALL);
        return page;
    }

    private static void requireAdministrator(Actor actor) {
        new Permission(
                        actor.may(Role.ADMINISTRATOR),
                        "Only administrators invite people, give roles, and close accounts. "
                                + "Nothing was"
                                + " changed.")
                .require();
    }
}
