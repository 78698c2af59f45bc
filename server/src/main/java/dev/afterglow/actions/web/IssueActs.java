package dev.afterglow.actions.web;

import dev.afterglow.actions.Trackers;
import dev.afterglow.people.Actor;
import dev.afterglow.web.Frame;
import java.time.InstantSource;
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
        return pages.act(
                new ActionPages.Asked(actor, frame, id),
                action -> trackers.make(action, tracker, actor, clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/link")
    ModelAndView link(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String address) {
        return pages.act(
                new ActionPages.Asked(actor, frame, id),
                action -> trackers.link(action, address, actor, clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/unlink")
    ModelAndView unlink(
            Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        return pages.act(
                new ActionPages.Asked(actor, frame, id),
                action -> trackers.unlink(action, actor, clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/look")
    ModelAndView look(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        return pages.act(
                new ActionPages.Asked(actor, frame, id),
                action -> trackers.hurry(action, clock.instant()));
    }
}
