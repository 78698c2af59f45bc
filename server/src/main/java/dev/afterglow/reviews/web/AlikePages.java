package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.people.Actor;
import dev.afterglow.reviews.Alike;
import dev.afterglow.reviews.Decision;
import dev.afterglow.reviews.Decisions;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Standing;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Times;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/// What was like this before: for those who respond now, and for those who decide later.
@Controller
class AlikePages {

    private final ReviewGate gate;
    private final Decisions decisions;
    private final Reviews reviews;

    AlikePages(ReviewGate gate, Decisions decisions, Reviews reviews) {
        this.gate = gate;
        this.decisions = decisions;
        this.reviews = reviews;
    }

    @GetMapping("/incidents/{id}/alike")
    ModelAndView page(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean isFragment,
            @RequestHeader(name = "HX-Boosted", defaultValue = "false") boolean isBoosted,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Incident incident = gate.incident(id, actor);
        Alike alike = decisions.alike(incident, actor);
        AlikeView view =
                new AlikeView(
                        incident.id().toString(),
                        incident.address(),
                        incident.title(),
                        alike.nearest().stream().map(one -> row(one, frame.times())).toList(),
                        DecisionViews.share(alike.usual()));
        String template = isFragment && !isBoosted ? "reviews/alike" : "reviews/alikepage";
        return new ModelAndView(template, "page", view);
    }

    private AlikeView.Row row(Alike.Case one, Times times) {
        Incident incident = one.incident();
        Decision decision = one.decision();
        return new AlikeView.Row(
                incident.address(),
                incident.id().toString(),
                incident.title(),
                times.iso(incident.declaredAt()),
                times.day(incident.declaredAt()),
                DecisionViews.share(one.likeness()),
                incident.stableAt() == null
                        ? ""
                        : Times.duration(Duration.between(incident.beganAt(), incident.stableAt())),
                decision == null ? "" : decision.deserves().title(),
                reviews.of(incident.id())
                        .filter(review -> review.standing() == Standing.PUBLISHED)
                        .map(Review::address)
                        .orElse(""));
    }
}
