package dev.afterglow.radar.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.radar.OnRadar;
import dev.afterglow.radar.RadarSessions;
import dev.afterglow.radar.Released;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.RiskPanel;
import dev.afterglow.radar.Risks;
import dev.afterglow.services.Services;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// One risk, its panel beside an incident, the links between them, and the record of all.
@Controller
class RiskPages {

    private final Risks risks;
    private final OnRadar onRadar;
    private final RadarSessions sessions;
    private final Incidents incidents;
    private final Services services;
    private final SessionViews views;
    private final RecordViews records;
    private final List<RiskPanel> panels;
    private final InstantSource clock;

    RiskPages(
            Risks risks,
            OnRadar onRadar,
            RadarSessions sessions,
            Incidents incidents,
            Services services,
            SessionViews views,
            RecordViews records,
            List<RiskPanel> panels,
            InstantSource clock) {
        this.risks = risks;
        this.onRadar = onRadar;
        this.sessions = sessions;
        this.incidents = incidents;
        this.services = services;
        this.views = views;
        this.records = records;
        this.panels = panels.stream().sorted(Comparator.comparingInt(RiskPanel::order)).toList();
        this.clock = clock;
    }

    @GetMapping("/radar/risks/{id}")
    ModelAndView risk(Actor actor, @PathVariable long id, @ModelAttribute("frame") Frame frame) {
        return risk(actor, id, frame, "");
    }

    @PostMapping("/radar/risks/{id}/incidents")
    ModelAndView link(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String incident,
            @ModelAttribute("frame") Frame frame) {
        responder(actor);
        Optional<String> problem;
        try {
            problem =
                    onRadar.link(
                            new RiskId(id),
                            IncidentId.parse(incident.strip()),
                            actor,
                            clock.instant());
        } catch (IllegalArgumentException wrong) {
            problem = Optional.ofNullable(wrong.getMessage());
        }
        return problem.isEmpty()
                ? SeeOther.at("/radar/risks/" + id)
                : risk(actor, id, frame, problem.get());
    }

    @PostMapping("/radar/risks/{id}/incidents/{incident}/unlink")
    ModelAndView unlink(Actor actor, @PathVariable long id, @PathVariable String incident) {
        responder(actor);
        onRadar.unlink(new RiskId(id), find(incident, actor).id(), actor, clock.instant());
        return SeeOther.at("/radar/risks/" + id);
    }

    /// A whole page, or its inside for a page that asked for it.
    @GetMapping("/incidents/{id}/radar")
    ModelAndView panel(
            Actor actor,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "") String byScript,
            @RequestHeader(name = "HX-Boosted", defaultValue = "") String boosted,
            @ModelAttribute("frame") Frame frame) {
        boolean inside = !byScript.isEmpty() && boosted.isEmpty();
        ModelAndView page = new ModelAndView(inside ? "radar/panel" : "radar/panel-page");
        page.addObject(
                "page", records.panel(find(id, actor), actor.may(Role.RESPONDER), frame.times()));
        return page;
    }

    @PostMapping("/incidents/{id}/radar")
    ModelAndView linkFromIncident(Actor actor, @PathVariable String id, @RequestParam long risk) {
        responder(actor);
        Incident incident = find(id, actor);
        onRadar.link(new RiskId(risk), incident.id(), actor, clock.instant())
                .ifPresent(problem -> {
                    throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, problem);
                });
        return SeeOther.at(incident.address());
    }

    @GetMapping("/radar/record")
    ModelAndView record(Actor actor, @ModelAttribute("frame") Frame frame) {
        ModelAndView page = new ModelAndView("radar/record");
        page.addObject("tabs", RadarNavigation.tabs(actor, "/radar/record"));
        page.addObject("page", records.record(frame.times()));
        return page;
    }

    private ModelAndView risk(Actor actor, long id, Frame frame, String problem) {
        Risk risk =
                risks.risk(new RiskId(id))
                        .filter(one -> one.firstHeard() != null)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ModelAndView page =
                new ModelAndView(
                        "radar/risk",
                        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("tabs", RadarNavigation.tabs(actor, "/radar/record"));
        page.addObject("problem", problem);
        page.addObject(
                "page",
                new RiskPage(
                        risk.id().toString(),
                        risk.told(),
                        Released.sentence(risk.released()),
                        services.services(risk.services()).stream()
                                .map(service ->
                                        new RiskPage.Link(
                                                "/services/" + service.id(), service.name()))
                                .toList(),
                        views.since(risk, frame.times()),
                        sessions.thatHeard(risk.id()).stream()
                                .flatMap(one -> sessions.views(one.id(), risk.id()).stream())
                                .toList(),
                        onRadar.incidentsOf(risk.id()).stream()
                                .map(one ->
                                        new RiskPage.Link(
                                                one.id().toString(), one.id() + " " + one.title()))
                                .toList(),
                        panels.stream()
                                .map(panel ->
                                        new RiskPage.Link(
                                                "/radar/risks/" + risk.id() + "/" + panel.path(),
                                                panel.title()))
                                .toList(),
                        actor.may(Role.RESPONDER),
                        actor.may(Role.CURATOR),
                        actor.may(Role.RESPONDER)
                                ? sessions.thatHeard(risk.id()).stream()
                                        .reduce((earlier, later) -> later)
                                        .map(last -> SessionViews.idea(last, risk.told()))
                                        .orElse("")
                                : ""));
        return page;
    }

    private static void responder(Actor actor) {
        if (!actor.may(Role.RESPONDER)) {
            throw new AccessDeniedException("Linking incidents needs the role responder.");
        }
    }

    private Incident find(String id, Actor actor) {
        try {
            return incidents
                    .incident(IncidentId.parse(id))
                    .filter(one -> incidents.maySee(one, actor))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, wrong.getMessage());
        }
    }
}
