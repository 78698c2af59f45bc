package dev.afterglow.actions.web;

import dev.afterglow.people.Actor;
import dev.afterglow.web.Frame;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/// What every form on the page of an action says: who acts on which one, and in which frame that is
/// answered.
record Asked(Actor actor, Frame frame, String id) {

    @ControllerAdvice(assignableTypes = {ActionActs.class, IssueActs.class})
    static class Advice {

        @ModelAttribute("asked")
        Asked asked(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
            return new Asked(actor, frame, id);
        }
    }
}
