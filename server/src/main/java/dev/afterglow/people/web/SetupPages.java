package dev.afterglow.people.web;

import dev.afterglow.people.Accounts;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.Role;
import dev.afterglow.people.Sessions;
import dev.afterglow.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// Where a set-up link leads: choose a password; the first administrator also says who they are.
@Controller
class SetupPages {

    private final Accounts accounts;
    private final People people;
    private final Sessions sessions;
    private final InstantSource clock;

    SetupPages(Accounts accounts, People people, Sessions sessions, InstantSource clock) {
        this.accounts = accounts;
        this.people = people;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// What the form sends.
    record Sent(String name, String email, String zone, String password, String again) {

        Sent {
            name = name == null ? "" : name.strip();
            email = email == null ? "" : email.strip();
            zone = zone == null ? "" : zone.strip();
            password = password == null ? "" : password;
            again = again == null ? "" : again;
        }
    }

    @GetMapping("/setup/{secret}")
    ModelAndView page(@PathVariable String secret) {
        return switch (accounts.invitation(secret, clock.instant())) {
            case Accounts.Invitation.First ignored ->
                    answer(new SetupForm(secret, true, "", "", "", SetupForm.Errors.NONE));
            case Accounts.Invitation.Of(Person person) -> answer(form(secret, person));
            case Accounts.Invitation.Refused(String reason) -> refuse(reason);
        };
    }

    @PostMapping("/setup/{secret}")
    ModelAndView accept(
            @PathVariable String secret,
            Sent sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        SetupForm form;
        switch (accounts.invitation(secret, clock.instant())) {
            case Accounts.Invitation.First ignored -> form = checkFirst(secret, sent);
            case Accounts.Invitation.Of(Person person) ->
                    form = form(secret, person).with(passwordErrors(problem(sent, person.email())));
            case Accounts.Invitation.Refused(String reason) -> {
                return refuse(reason);
            }
        }
        if (form.errors().any()) {
            return answer(form);
        }
        Person person =
                form.first() ? administrator(sent) : people.byEmail(form.email()).orElseThrow();
        if (!accounts.accept(secret, person, sent.password(), clock.instant())) {
            return refuse("This link was used a moment ago; it works once.");
        }
        sessions.start(request, response, accounts.profile(person.id()).orElseThrow());
        return SeeOther.at("/");
    }

    private SetupForm checkFirst(String secret, Sent sent) {
        SetupForm.Errors errors =
                new SetupForm.Errors(
                        sent.name().isEmpty() || sent.name().length() > 200
                                ? "Enter your name, at most 200 characters."
                                : "",
                        People.isEmail(sent.email())
                                ? ""
                                : "Enter an address such as ana@example.org; was \""
                                        + sent.email()
                                        + "\".",
                        Zones.problem(sent.zone()),
                        problem(sent, sent.email()));
        return new SetupForm(secret, true, sent.name(), sent.email(), sent.zone(), errors);
    }

    private String problem(Sent sent, String email) {
        String tooWeak = accounts.problemOf(sent.password(), email).orElse("");
        if (!tooWeak.isEmpty()) {
            return tooWeak;
        }
        return sent.password().equals(sent.again()) ? "" : "The two passwords differ.";
    }

    /// The address may belong to somebody whom the configuration named: they become administrator.
    private Person administrator(Sent sent) {
        return people.byEmail(sent.email())
                .map(known -> known.withRole(Role.ADMINISTRATOR).withActive(true))
                .orElseGet(() ->
                        new Person(
                                people.freeId(sent.name()),
                                sent.name(),
                                sent.email(),
                                ZoneId.of(sent.zone()),
                                Optional.empty(),
                                Role.ADMINISTRATOR,
                                true));
    }

    private static SetupForm form(String secret, Person person) {
        return new SetupForm(
                secret,
                false,
                person.name(),
                person.email(),
                person.zone().getId(),
                SetupForm.Errors.NONE);
    }

    private static SetupForm.Errors passwordErrors(String problem) {
        return new SetupForm.Errors("", "", "", problem);
    }

    private static ModelAndView answer(SetupForm form) {
        HttpStatus status = form.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
        ModelAndView page = new ModelAndView("people/setup", status);
        page.addObject("form", form);
        page.addObject("zones", Zones.ALL);
        return page;
    }

    private static ModelAndView refuse(String reason) {
        ModelAndView page = new ModelAndView("people/setup-refused", HttpStatus.GONE);
        page.addObject("reason", reason);
        return page;
    }
}
