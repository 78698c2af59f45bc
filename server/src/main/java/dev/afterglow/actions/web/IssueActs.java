package dev.afterglow.actions.web;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Result;
import dev.afterglow.actions.Trackers;
import dev.afterglow.people.Actor;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What people do with the issue of an action: each form answers with the action's page again.
@Controller
class IssueActs {

    private final Trackers trackers;
    private final ActionPages pages;
    private final InstantSource clock;

    IssueActs(Trackers trackers, ActionPages pages, InstantSource clock) {
        this.trackers = trackers;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping("/actions/{id}/issue")
    ModelAndView make(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String tracker) {
        return act(
                new Asked(actor, frame, id),
                action -> trackers.make(action, tracker, actor, clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/link")
    ModelAndView link(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String address) {
        return act(
                new Asked(actor, frame, id),
                action -> trackers.link(action, address, actor, clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/unlink")
    ModelAndView unlink(
            Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        return act(
                new Asked(actor, frame, id),
                action -> trackers.unlink(action, actor, clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/look")
    ModelAndView look(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        return act(new Asked(actor, frame, id), action -> trackers.hurry(action, clock.instant()));
    }

    private record Asked(Actor actor, Frame frame, String id) {}

    private ModelAndView act(Asked asked, Function<ActionId, Result> act) {
        ActionPages.requireResponder(asked.actor);
        try {
            return switch (act.apply(ActionId.parse(asked.id))) {
                case Result.Done ignored -> SeeOther.at("/actions/" + asked.id);
                case Result.Refused(String because) ->
                        pages.one(asked.actor, asked.frame, asked.id, because);
            };
        } catch (IllegalArgumentException refused) {
            return pages.one(
                    asked.actor, asked.frame, asked.id, String.valueOf(refused.getMessage()));
        }
    }
}
