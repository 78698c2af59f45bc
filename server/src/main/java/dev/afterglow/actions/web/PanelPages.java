package dev.afterglow.actions.web;

import dev.afterglow.actions.Action;
import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Result;
import dev.afterglow.actions.Sight;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What was meant to be done after an incident, on the incident's page.
@Controller
class PanelPages {

    private final Actions actions;
    private final Sight sight;
    private final Incidents incidents;
    private final InstantSource clock;

    PanelPages(Actions actions, Sight sight, Incidents incidents, InstantSource clock) {
        this.actions = actions;
        this.sight = sight;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/incidents/{id}/actions")
    ModelAndView panel(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "") String byScript,
            @RequestHeader(name = "HX-Boosted", defaultValue = "") String boosted) {
        boolean inside = !byScript.isEmpty() && boosted.isEmpty();
        Incident incident = seen(id, actor);
        ModelAndView view = new ModelAndView(inside ? "actions/panel" : "actions/panel-page");
        view.addObject("frame", frame);
        view.addObject("incident", incident.id().toString());
        view.addObject("rows", rows(actions.of(incident.id()), actor, frame));
        view.addObject("automations", rows(actions.automationsIn(incident.id()), actor, frame));
        view.addObject(
                "maybe",
                actor.may(Role.RESPONDER)
                        ? rows(actions.mayHaveTakenPart(incident), actor, frame)
                        : List.of());
        return view;
    }

    /// Somebody says on the incident's page that an automation took part in it.
    @PostMapping("/incidents/{id}/actions/{action}/took-part")
    ModelAndView tookPart(Actor actor, @PathVariable String id, @PathVariable String action) {
        ActionPages.requireResponder(actor);
        Incident incident = seen(id, actor);
        return switch (actions.tookPart(
                ActionId.parse(action), incident.id(), actor, clock.instant())) {
            case Result.Done ignored -> SeeOther.at("/incidents/" + incident.id());
            case Result.Refused(String because) ->
                    throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, because);
        };
    }

    private Incident seen(String id, Actor actor) {
        return incidents
                .incident(IncidentId.parse(id))
                .filter(one -> incidents.maySee(one, actor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<ActionRow> rows(List<Action> found, Actor actor, Frame frame) {
        return sight.seen(found, actor).stream()
                .map(action -> ActionViews.row(action, frame.times()))
                .toList();
    }
}
