package dev.afterglow.actions.web;

import dev.afterglow.actions.Trackers;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
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
            @ModelAttribute("asked") Asked asked, @RequestParam(defaultValue = "") String tracker) {
        return pages.act(
                asked, action -> trackers.make(action, tracker, asked.actor(), clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/link")
    ModelAndView link(
            @ModelAttribute("asked") Asked asked, @RequestParam(defaultValue = "") String address) {
        return pages.act(
                asked, action -> trackers.link(action, address, asked.actor(), clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/unlink")
    ModelAndView unlink(@ModelAttribute("asked") Asked asked) {
        return pages.act(asked, action -> trackers.unlink(action, asked.actor(), clock.instant()));
    }

    @PostMapping("/actions/{id}/issue/look")
    ModelAndView look(@ModelAttribute("asked") Asked asked) {
        return pages.act(asked, action -> trackers.hurry(action, clock.instant()));
    }
}
