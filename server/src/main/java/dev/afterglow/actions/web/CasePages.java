package dev.afterglow.actions.web;

import dev.afterglow.actions.Action;
import dev.afterglow.actions.Cases;
import dev.afterglow.actions.Exposure;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.Result;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.WriteUpText;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.Services;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The case for an action: one page for somebody who has to weigh it.
@Controller
class CasePages {

    private static final int MOST_TOLD = 700;

    private final ActionPages pages;
    private final Cases cases;
    private final ActionViews views;
    private final Services services;
    private final Incidents incidents;
    private final InstantSource clock;

    CasePages(
            ActionPages pages,
            Cases cases,
            ActionViews views,
            Services services,
            Incidents incidents,
            InstantSource clock) {
        this.pages = pages;
        this.cases = cases;
        this.views = views;
        this.services = services;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/actions/{id}/case")
    ModelAndView show(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        return show(actor, frame, id, "");
    }

    @PostMapping("/actions/{id}/case")
    ModelAndView displaces(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String displaces) {
        ActionPages.requireResponder(actor);
        return switch (cases.displaces(
                pages.find(id, actor).id(), displaces, actor, clock.instant())) {
            case Result.Done ignored -> SeeOther.at("/actions/" + id + "/case");
            case Result.Refused(String because) -> show(actor, frame, id, because);
        };
    }

    private ModelAndView show(Actor actor, Frame frame, String id, String refused) {
        Action action = pages.find(id, actor);
        ModelAndView view =
                new ModelAndView(
                        "actions/case",
                        refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject(
                "page",
                new CasePage(
                        views.page(action, actor, frame.times()),
                        exposure(action, clock.instant()),
                        story(action),
                        cases.displaces(action.id()),
                        actor.may(Role.RESPONDER) && !action.state().isEnd()));
        view.addObject("refused", refused);
        return view;
    }

    /// Whoever sees the action may see its incident.
    private CasePage.@Nullable Story story(Action action) {
        return action.origin() instanceof Origin.OfIncident(IncidentId id)
                ? incidents.incident(id).map(this::story).orElse(null)
                : null;
    }

    private CasePage.Story story(Incident incident) {
        String told =
                incident.summary().isBlank()
                        ? incidents.writeUp(incident.id()).map(WriteUpText::text).orElse("")
                        : incident.summary();
        String plain = told.replaceAll("(?m)^#+\\s*", "");
        Instant from = incident.feltFrom();
        Instant until = incident.feltUntil();
        return new CasePage.Story(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                from == null || until == null
                        ? ""
                        : "People felt it for %s."
                                .formatted(Times.duration(Duration.between(from, until))),
                plain.length() <= MOST_TOLD ? plain : plain.substring(0, MOST_TOLD) + "…");
    }

    private String exposure(Action action, Instant now) {
        Exposure exposure = cases.exposure(action, now);
        if (exposure.services().isEmpty()) {
            return "It names no service, so nothing can be counted. What the stories say stands"
                    + " below.";
        }
        String about =
                services.services(Set.copyOf(exposure.services())).stream()
                        .map(Service::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (exposure.incidents() == 0) {
            return "No incident touched %s in the twelve months before.".formatted(about);
        }
        return ("%s%s touched %s in the twelve months before, felt for %s in all."
                        + " How many of them it would have changed nobody can count.")
                .formatted(
                        exposure.isAtLeast() ? "At least " : "",
                        exposure.incidents() == 1
                                ? "1 incident"
                                : exposure.incidents() + " incidents",
                        about,
                        Times.duration(exposure.felt()));
    }
}
