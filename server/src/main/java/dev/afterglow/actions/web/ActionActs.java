package dev.afterglow.actions.web;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Ending;
import dev.afterglow.actions.Guard;
import dev.afterglow.actions.Result;
import dev.afterglow.actions.State;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What people do to an action from its page: each form answers with the page again.
@Controller
class ActionActs {

    private final Actions actions;
    private final ActionPages pages;
    private final Whom whom;
    private final InstantSource clock;

    ActionActs(Actions actions, ActionPages pages, Whom whom, InstantSource clock) {
        this.actions = actions;
        this.pages = pages;
        this.whom = whom;
        this.clock = clock;
    }

    @PostMapping("/actions/{id}/decide")
    ModelAndView decide(
            @ModelAttribute("asked") Asked asked, @RequestParam(defaultValue = "") String owner) {
        return pages.act(
                asked,
                action -> actions.decide(action, whom.of(owner), asked.actor(), clock.instant()));
    }

    @PostMapping("/actions/{id}/owner")
    ModelAndView give(
            @ModelAttribute("asked") Asked asked, @RequestParam(defaultValue = "") String owner) {
        return pages.act(
                asked,
                action -> actions.give(action, whom.of(owner), asked.actor(), clock.instant()));
    }

    @PostMapping("/actions/{id}/notes")
    ModelAndView note(
            @ModelAttribute("asked") Asked asked, @RequestParam(defaultValue = "") String text) {
        return pages.act(
                asked, action -> actions.note(action, text, asked.actor(), clock.instant()));
    }

    /// How it ended, as a form sends it.
    record SentEnd(
            @Nullable String state,
            @Nullable String reason,
            @Nullable String lostTo,
            @Nullable String overtakenBy) {}

    @PostMapping("/actions/{id}/end")
    ModelAndView end(@ModelAttribute("asked") Asked asked, SentEnd sent) {
        return pages.act(asked, action -> actions.end(action, ending(sent), asked.actor()));
    }

    private Ending ending(SentEnd sent) {
        String by = text(sent.overtakenBy).strip();
        return new Ending(
                state(text(sent.state)),
                clock.instant(),
                text(sent.reason),
                text(sent.lostTo),
                by.isEmpty() ? null : ActionId.parse(by));
    }

    private static State state(String word) {
        try {
            return State.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("Choose how it ended; was '" + word + "'", unknown);
        }
    }

    /// What was said of an automation, as a form sends it.
    record SentGuard(
            @Nullable String surprise,
            @Nullable String skill,
            @Nullable String stop,
            @Nullable String lookAgain) {}

    @PostMapping("/actions/{id}/guard")
    ModelAndView guard(@ModelAttribute("asked") Asked asked, SentGuard sent) {
        return pages.act(
                asked,
                action -> actions.guard(action, guard(sent), asked.actor(), clock.instant()));
    }

    private Guard guard(SentGuard sent) {
        LocalDate lookAgain = date(text(sent.lookAgain));
        if (lookAgain.isBefore(BecameViews.today(clock.instant()))) {
            throw new IllegalArgumentException(
                    "The day to look again lies ahead, was " + lookAgain);
        }
        return new Guard(text(sent.surprise), text(sent.skill), text(sent.stop), lookAgain);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "The day to look again is a date like 2027-02-19, was '" + text + "'", unknown);
        }
    }

    @PostMapping("/actions/{id}/forecast")
    ModelAndView forecast(
            @ModelAttribute("asked") Asked asked, @RequestParam(defaultValue = "") String percent) {
        return pages.act(
                asked,
                action ->
                        asked.actor() instanceof Actor.OfPerson(PersonId person, Role ignored)
                                ? actions.forecast(action, person, number(percent))
                                : Result.refused("Only people forecast."));
    }

    private static int number(String percent) {
        try {
            return Integer.parseInt(percent.strip());
        } catch (NumberFormatException unknown) {
            throw new IllegalArgumentException(
                    "A forecast is a whole number from 0 to 100, was '" + percent + "'", unknown);
        }
    }

    @PostMapping("/actions/{id}/open-forecasts")
    ModelAndView openForecasts(@ModelAttribute("asked") Asked asked) {
        return pages.act(
                asked, action -> actions.openForecasts(action, asked.actor(), clock.instant()));
    }

    @PostMapping("/actions/{id}/took-part")
    ModelAndView tookPart(
            @ModelAttribute("asked") Asked asked,
            @RequestParam(defaultValue = "") String incident) {
        return pages.act(
                asked,
                action ->
                        actions.tookPart(
                                action,
                                IncidentId.parse(incident.strip()),
                                asked.actor(),
                                clock.instant()));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }
}
