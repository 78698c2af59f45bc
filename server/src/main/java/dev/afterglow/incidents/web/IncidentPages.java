package dev.afterglow.incidents.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.LikeIncidents;
import dev.afterglow.incidents.Phase;
import dev.afterglow.people.Actor;
import dev.afterglow.web.Frame;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The list of incidents, one incident, and the form that declares one.
@Controller
class IncidentPages {

    private static final int PAGE_SIZE = 50;

    /// As htmx understands it: swap and do not ask again.
    private static final HttpStatusCode STOP_POLLING = HttpStatusCode.valueOf(286);

    private final Incidents incidents;
    private final LikeIncidents like;
    private final IncidentViews views;
    private final Alerts alerts;
    private final Chosen chosen;
    private final InstantSource clock;

    IncidentPages(
            Incidents incidents,
            LikeIncidents like,
            IncidentViews views,
            Alerts alerts,
            Chosen chosen,
            InstantSource clock) {
        this.chosen = chosen;
        this.incidents = incidents;
        this.like = like;
        this.views = views;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// All of them by pages, or those that a search finds, newest first.
    @GetMapping("/incidents")
    String list(
            @RequestParam Optional<Instant> before,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        boolean isSearch = !q.isBlank();
        Instant until = before.orElse(clock.instant().plusSeconds(1));
        List<Incident> found =
                isSearch
                        ? like.latestToldIn(q, actor, PAGE_SIZE)
                        : incidents.before(until, PAGE_SIZE, actor);
        boolean isLast = isSearch || found.size() < PAGE_SIZE;
        model.addAttribute("rows", views.rows(found, frame.times()));
        model.addAttribute("search", q.strip());
        model.addAttribute("older", isLast ? "" : found.getLast().declaredAt().toString());
        return "incidents/list";
    }

    @GetMapping("/incidents/{id}")
    String page(
            @PathVariable String id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        Incident incident = find(id);
        model.addAttribute("page", views.page(incident, actor, frame.times()));
        return "incidents/page";
    }

    /// The record alone, for a page that polls: 204 when nothing was added, 286 (which ends the
    /// polling) once it is closed. Two small questions to the database for each reader.
    @GetMapping("/incidents/{id}/record")
    ModelAndView record(
            @PathVariable String id,
            @RequestParam long seen,
            @ModelAttribute("frame") Frame frame) {
        Incident incident = find(id);
        boolean isOver = incident.phase() == Phase.CLOSED;
        if (!isOver && incidents.countLines(incident.id()) == seen) {
            return new ModelAndView("web/nothing", HttpStatus.NO_CONTENT);
        }
        ModelAndView fragment = new ModelAndView("incidents/record");
        fragment.addObject("record", views.record(incident, frame.times()));
        if (isOver) {
            fragment.setStatus(STOP_POLLING);
        }
        return fragment;
    }

    @GetMapping("/incidents/new")
    String form(@RequestParam Optional<Long> alert, Model model) {
        Optional<Alert> origin = alert.flatMap(id -> alerts.alert(new AlertId(id)));
        model.addAttribute(
                "form",
                new DeclareForm(
                        origin.map(Alert::title).orElse(""),
                        "",
                        "impact",
                        2,
                        origin.map(one -> List.of(one.service().value())).orElse(List.of()),
                        "",
                        alert.orElse(null),
                        false,
                        ""));
        model.addAttribute(
                "services",
                views.serviceChoices(
                        origin.map(one -> List.of(one.service().value())).orElse(List.of())));
        return "incidents/new";
    }

    @PostMapping("/incidents")
    ModelAndView declare(@ModelAttribute DeclareForm form, Actor actor) {
        try {
            IncidentId id =
                    incidents.declare(form.declaration(actor, chosen), actor, clock.instant());
            return new ModelAndView("redirect:/incidents/" + id);
        } catch (IllegalArgumentException refused) {
            ModelAndView again =
                    new ModelAndView("incidents/new", HttpStatus.UNPROCESSABLE_CONTENT);
            again.addObject("form", form.withError(String.valueOf(refused.getMessage())));
            List<String> ticked = form.services() == null ? List.of() : form.services();
            again.addObject("services", views.serviceChoices(ticked));
            return again;
        }
    }

    private Incident find(String id) {
        try {
            return incidents
                    .incident(IncidentId.parse(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException exception) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, exception.getMessage());
        }
    }
}
