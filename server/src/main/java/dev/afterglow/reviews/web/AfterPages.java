package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Conversation;
import dev.afterglow.reviews.Facilitator;
import dev.afterglow.reviews.Materials;
import dev.afterglow.reviews.Outcome;
import dev.afterglow.reviews.PrivateCheck;
import dev.afterglow.reviews.Review;
import dev.afterglow.web.Frame;
import dev.afterglow.web.PersonChip;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Interviews before a meeting, and the private check after it.
@Controller
class AfterPages {

    private final ReviewGate gate;
    private final Materials materials;
    private final Afterwards afterwards;
    private final People people;
    private final Incidents incidents;
    private final FacesOfReview facesOf;
    private final InstantSource clock;

    AfterPages(
            ReviewGate gate,
            Materials materials,
            Afterwards afterwards,
            People people,
            Incidents incidents,
            FacesOfReview facesOf,
            InstantSource clock) {
        this.gate = gate;
        this.materials = materials;
        this.afterwards = afterwards;
        this.people = people;
        this.incidents = incidents;
        this.facesOf = facesOf;
        this.clock = clock;
    }

    @GetMapping("/reviews/{id:\\d+}/interviews")
    String interviews(
            @PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        Review review = gate.review(id, actor);
        PersonId self = DecisionPages.self(actor);
        List<Talk> talks =
                materials.conversation(review.id()).interviews().stream()
                        .map(one -> talk(one, self, frame.times().now()))
                        .toList();
        model.addAttribute("address", review.address());
        model.addAttribute("title", review.title());
        model.addAttribute("talks", talks);
        model.addAttribute("mayAsk", actor.may(Role.RESPONDER));
        Incident incident = incidents.incident(review.incident()).orElseThrow();
        model.addAttribute(
                "people",
                facesOf.of(
                                review,
                                incident,
                                materials.material(review.id()),
                                materials.conversation(review.id()))
                        .proposed());
        return "reviews/interviews";
    }

    private Talk talk(Conversation.Interview one, PersonId self, Instant now) {
        boolean mayRead = one.isOpenTo(self);
        Optional<Person> asked = people.person(one.person());
        boolean isOfBoth = self.equals(one.person()) || self.equals(one.interviewer());
        return new Talk(
                one.id(),
                asked.map(person -> PersonChip.of(person.name(), person.zone(), now, ""))
                        .orElse(PersonChip.of("A former colleague", ZoneOffset.UTC, now, "")),
                people.person(one.interviewer()).map(Person::name).orElse("a former colleague"),
                one.releasedAt() == null ? "private to the two" : "released",
                mayRead ? one.notes() : "",
                mayRead,
                isOfBoth,
                self.equals(one.person()) && one.releasedAt() == null);
    }

    @PostMapping("/reviews/{id:\\d+}/interviews")
    String begin(
            @PathVariable long id,
            @RequestParam String person,
            Actor actor,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        Outcome outcome;
        try {
            PersonId whom = people.named(person).map(Person::id).orElseThrow(AfterPages::nobody);
            outcome =
                    materials.interview(
                            review.id(), whom, DecisionPages.self(actor), clock.instant());
        } catch (IllegalArgumentException wrong) {
            outcome = new Outcome.Refused(wrong.getMessage() + ".");
        }
        return back(review, outcome, answer);
    }

    @PostMapping("/reviews/{id:\\d+}/own/interviews/{talk}/notes")
    String write(
            @PathVariable long id,
            @PathVariable long talk,
            @RequestParam String notes,
            Actor actor,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                materials.write(review.id(), talk, notes, DecisionPages.self(actor)),
                answer);
    }

    @PostMapping("/reviews/{id:\\d+}/own/interviews/{talk}/release")
    String release(
            @PathVariable long id,
            @PathVariable long talk,
            Actor actor,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                materials.release(review.id(), talk, DecisionPages.self(actor), clock.instant()),
                answer);
    }

    private static IllegalArgumentException nobody() {
        return new IllegalArgumentException("Say whom: a name, an id or an e-mail address");
    }

    private static String back(Review review, Outcome outcome, RedirectAttributes answer) {
        if (outcome instanceof Outcome.Refused refused) {
            answer.addFlashAttribute("refused", refused.because());
        }
        return "redirect:" + review.address() + "/interviews";
    }

    @GetMapping("/reviews/{id:\\d+}/after")
    String after(@PathVariable long id, Actor actor, Model model) {
        Review review = gate.review(id, actor);
        boolean isFacilitator =
                afterwards.facilitators().stream()
                                .map(Facilitator::person)
                                .anyMatch(DecisionPages.self(actor)::equals)
                        || DecisionPages.self(actor).equals(review.facilitator())
                        || actor.may(Role.CURATOR);
        model.addAttribute("address", review.address());
        model.addAttribute("title", review.title());
        model.addAttribute("mayRead", isFacilitator);
        model.addAttribute(
                "answers",
                isFacilitator
                        ? afterwards.answers(review.id()).orElse(List.of())
                        : List.<PrivateCheck>of());
        return "reviews/after";
    }

    @PostMapping("/reviews/{id:\\d+}/own/after")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int speak,
            @RequestParam(defaultValue = "0") int worth,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        Outcome outcome;
        try {
            outcome =
                    afterwards.answer(
                            review.id(),
                            new PrivateCheck(speak, worth, words.strip()),
                            DecisionPages.self(actor));
        } catch (IllegalArgumentException wrong) {
            outcome = new Outcome.Refused(String.valueOf(wrong.getMessage()));
        }
        answer.addFlashAttribute(
                outcome instanceof Outcome.Refused ? "refused" : "done",
                outcome instanceof Outcome.Refused(String because) ? because : "Thank you.");
        return "redirect:" + review.address() + "/after";
    }
}
