package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Decision;
import dev.afterglow.reviews.Decisions;
import dev.afterglow.reviews.Deserves;
import dev.afterglow.reviews.LookBack;
import dev.afterglow.reviews.NewReview;
import dev.afterglow.reviews.Outcome;
import dev.afterglow.reviews.ReviewId;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Style;
import dev.afterglow.reviews.Voice;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What does this incident deserve?
@Controller
class DecisionPages {

    private final ReviewGate gate;
    private final Decisions decisions;
    private final Reviews reviews;
    private final DecisionViews views;
    private final InstantSource clock;

    DecisionPages(
            ReviewGate gate,
            Decisions decisions,
            Reviews reviews,
            DecisionViews views,
            InstantSource clock) {
        this.gate = gate;
        this.decisions = decisions;
        this.reviews = reviews;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/incidents/{id}/decision")
    ModelAndView page(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean isFragment,
            @RequestHeader(name = "HX-Boosted", defaultValue = "false") boolean isBoosted,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Incident incident = gate.incident(id, actor);
        if (isFragment && !isBoosted) {
            return new ModelAndView(
                    "reviews/panel", "page", views.panel(incident, actor, frame.times()));
        }
        return page(incident, actor, DecisionViews.Typed.NOTHING, frame);
    }

    @PostMapping("/incidents/{id}/decision")
    ModelAndView decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String deserves,
            @RequestParam(defaultValue = "") String why,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Incident incident = gate.incident(id, actor);
        Instant now = clock.instant();
        try {
            Deserves choice = Deserves.parse(deserves);
            Outcome outcome =
                    decisions.decide(
                            new Decision(
                                    incident.id(),
                                    choice,
                                    why.strip(),
                                    decisions.costs(incident).hours(choice),
                                    self(actor),
                                    now),
                            actor);
            return switch (outcome) {
                case Outcome.Done _ -> SeeOther.at(incident.address() + "/decision");
                case Outcome.Refused(String because) ->
                        refused(incident, actor, typed(deserves, why, because), frame);
            };
        } catch (IllegalArgumentException wrong) {
            return refused(
                    incident,
                    actor,
                    typed(deserves, why, String.valueOf(wrong.getMessage())),
                    frame);
        }
    }

    /// Begins the story that was decided on, or opens the one there is.
    @PostMapping("/incidents/{id}/review")
    ModelAndView begin(
            @PathVariable String id,
            @RequestParam(defaultValue = "facilitator") String style,
            @RequestParam(defaultValue = "false") boolean guided,
            Actor actor) {
        Incident incident = gate.incident(id, actor);
        ReviewId review =
                reviews.begin(
                        new NewReview(incident.id(), Style.parse(style), guided, incident.isReal()),
                        self(actor),
                        actor,
                        clock.instant());
        return SeeOther.at("/reviews/" + review);
    }

    @PostMapping("/incidents/{id}/voice")
    ModelAndView say(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean surprised,
            @RequestParam(defaultValue = "false") boolean differs,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String right,
            Actor actor) {
        Incident incident = gate.incident(id, actor);
        decisions.say(
                incident.id(),
                new Voice(
                        self(actor),
                        surprised,
                        differs,
                        words.strip(),
                        right.strip(),
                        clock.instant()));
        return SeeOther.at(incident.address() + "/decision");
    }

    @PostMapping("/incidents/{id}/decision/paid")
    ModelAndView lookBack(
            @PathVariable String id,
            @RequestParam String paid,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Incident incident = gate.incident(id, actor);
        try {
            Outcome outcome =
                    decisions.lookBack(
                            new LookBack(
                                    incident.id(),
                                    LookBack.Paid.parse(paid),
                                    words.strip(),
                                    self(actor),
                                    clock.instant()));
            return switch (outcome) {
                case Outcome.Done _ -> SeeOther.at(incident.address() + "/decision");
                case Outcome.Refused(String because) ->
                        refused(incident, actor, typed("", "", because), frame);
            };
        } catch (IllegalArgumentException wrong) {
            return refused(
                    incident, actor, typed("", "", String.valueOf(wrong.getMessage())), frame);
        }
    }

    private ModelAndView refused(
            Incident incident, Actor actor, DecisionViews.Typed typed, Frame frame) {
        ModelAndView page = page(incident, actor, typed, frame);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(
            Incident incident, Actor actor, DecisionViews.Typed typed, Frame frame) {
        ModelAndView page = new ModelAndView("reviews/decision");
        page.addObject("page", views.view(incident, actor, typed, frame.times()));
        return page;
    }

    private static DecisionViews.Typed typed(String deserves, String why, String error) {
        return new DecisionViews.Typed(deserves, why, error);
    }

    static PersonId self(Actor actor) {
        PersonId self = DecisionViews.self(actor);
        if (self == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return self;
    }
}
