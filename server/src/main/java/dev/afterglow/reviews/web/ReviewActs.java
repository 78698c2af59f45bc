package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Conversation;
import dev.afterglow.reviews.Marker;
import dev.afterglow.reviews.Material;
import dev.afterglow.reviews.Materials;
import dev.afterglow.reviews.Outcome;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.web.Frame;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What people add to a story from its page; each form answers with the page again.
@Controller
class ReviewActs {

    private static final Outcome DONE = new Outcome.Done();

    private final ReviewGate gate;
    private final People people;
    private final Reviews reviews;
    private final Materials materials;
    private final Incidents incidents;
    private final Meetings meetings;
    private final InstantSource clock;

    ReviewActs(
            ReviewGate gate,
            People people,
            Reviews reviews,
            Materials materials,
            Incidents incidents,
            Meetings meetings,
            InstantSource clock) {
        this.gate = gate;
        this.people = people;
        this.reviews = reviews;
        this.materials = materials;
        this.incidents = incidents;
        this.meetings = meetings;
        this.clock = clock;
    }

    @PostMapping("/reviews/{id:\\d+}/people")
    String setPeople(
            @PathVariable long id,
            Actor actor,
            @RequestParam(defaultValue = "") String facilitator,
            @RequestParam(defaultValue = "") String apprentice,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "",
                answer,
                () -> reviews.setPeople(review.id(), person(facilitator), person(apprentice)));
    }

    @PostMapping("/reviews/{id:\\d+}/share")
    String share(@PathVariable long id, Actor actor, RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(review, "", answer, () -> reviews.share(review.id(), actor, clock.instant()));
    }

    @PostMapping("/reviews/{id:\\d+}/publish")
    String publish(@PathVariable long id, Actor actor, RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(review, "", answer, () -> reviews.publish(review.id(), actor, clock.instant()));
    }

    @PostMapping("/reviews/{id:\\d+}/keep-words")
    String keepWords(
            @PathVariable long id,
            Actor actor,
            @RequestParam String words,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#story",
                answer,
                () -> {
                    reviews.keepWords(review.id(), words.toLowerCase(Locale.ROOT));
                    return DONE;
                });
    }

    @PostMapping("/reviews/{id:\\d+}/evidence")
    String take(
            @PathVariable long id,
            Actor actor,
            @RequestParam long line,
            @RequestParam String marker,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#ev",
                answer,
                () ->
                        materials.take(review.id(), review.incident(), line, Marker.parse(marker))
                                ? DONE
                                : new Outcome.Refused("The record has no such line any more."));
    }

    @PostMapping("/reviews/{id:\\d+}/findings")
    String find(
            @PathVariable long id,
            Actor actor,
            @RequestParam String kind,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String more,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#findings",
                answer,
                () -> {
                    materials.add(
                            review.id(),
                            new Material.Finding(
                                    0,
                                    Material.Finding.Kind.parse(kind),
                                    text.strip(),
                                    more.strip()));
                    return DONE;
                });
    }

    /// Everybody may add their own view; writers those of others, as they were told.
    @PostMapping("/reviews/{id:\\d+}/own/views")
    String addView(
            @PathVariable long id,
            @ModelAttribute ViewForm form,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#voices",
                answer,
                () -> {
                    PersonId whose = form.whose(person(form.person()), actor);
                    Instant at = moment(review, ViewForm.text(form.at()), frame);
                    materials.add(review.id(), form.view(whose, at));
                    return DONE;
                });
    }

    @PostMapping("/reviews/{id:\\d+}/things")
    String addThing(
            @PathVariable long id,
            Actor actor,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String where,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#know",
                answer,
                () -> {
                    materials.add(
                            review.id(),
                            new Material.Thing(
                                    0, what.strip(), where.strip(), java.util.List.of()));
                    return DONE;
                });
    }

    @PostMapping("/reviews/{id:\\d+}/things/{thing}")
    String know(
            @PathVariable long id,
            Actor actor,
            @PathVariable long thing,
            @ModelAttribute KnowForm form,
            @ModelAttribute("frame") Frame frame,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#know",
                answer,
                () -> {
                    Material.Knowing.Since since =
                            Material.Knowing.Since.parse(ViewForm.text(form.since()));
                    boolean isDuring = since == Material.Knowing.Since.DURING;
                    Instant at =
                            isDuring && !ViewForm.text(form.at()).isEmpty()
                                    ? moment(review, ViewForm.text(form.at()), frame)
                                    : null;
                    boolean isKnown =
                            materials.know(
                                    review.id(),
                                    thing,
                                    new Material.Knowing(
                                            people.named(form.person())
                                                    .map(Person::id)
                                                    .orElseThrow(ReviewActs::nobody),
                                            since,
                                            at,
                                            ViewForm.text(form.fromWhom())));
                    return isKnown ? DONE : new Outcome.Refused("It was removed meanwhile.");
                });
    }

    @PostMapping("/reviews/{id:\\d+}/remove/{kind}/{piece}")
    String remove(
            @PathVariable long id,
            Actor actor,
            @PathVariable String kind,
            @PathVariable long piece,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "",
                answer,
                () -> {
                    materials.remove(review.id(), kind, piece);
                    return DONE;
                });
    }

    @PostMapping("/reviews/{id:\\d+}/questions")
    String ask(
            @PathVariable long id,
            Actor actor,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String said,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#questions",
                answer,
                () -> {
                    materials.ask(
                            review.id(),
                            new Conversation.Question(
                                    0, text.strip(), person(of), said.strip(), clock.instant()));
                    return DONE;
                });
    }

    @PostMapping("/reviews/{id:\\d+}/own/ideas")
    String note(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String idea,
            @RequestParam(defaultValue = "0") long same,
            Actor actor,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        PersonId self = DecisionPages.self(actor);
        return back(
                review,
                "#ideas",
                answer,
                () -> {
                    if (same > 0) {
                        materials.support(review.id(), same, self);
                    } else {
                        materials.note(review.id(), idea.strip(), self, clock.instant());
                    }
                    return DONE;
                });
    }

    @PostMapping("/reviews/{id:\\d+}/ideas/{idea}")
    String decide(
            @PathVariable long id,
            Actor actor,
            @PathVariable long idea,
            @RequestParam String fate,
            @RequestParam(defaultValue = "") String because,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        Instant restUntil =
                ReviewViews.restUntil(
                        review, meetings.about(review.subject()).filter(one -> !one.isCancelled()));
        return back(
                review,
                "#ideas",
                answer,
                () ->
                        materials.decide(
                                review.id(),
                                new Conversation.Idea(
                                        idea,
                                        "an idea",
                                        Conversation.Idea.Fate.parse(fate),
                                        because.strip(),
                                        0),
                                restUntil,
                                clock.instant()));
    }

    @PostMapping("/reviews/{id:\\d+}/own/check")
    String check(
            @PathVariable long id,
            @RequestParam boolean right,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            RedirectAttributes answer) {
        Review review = gate.review(id, actor);
        return back(
                review,
                "#check",
                answer,
                () -> {
                    materials.check(
                            review.id(),
                            new Conversation.Check(
                                    DecisionPages.self(actor),
                                    review.version(),
                                    right,
                                    words.strip(),
                                    clock.instant()));
                    return DONE;
                });
    }

    /// A clock time is taken in the reader's zone, at or after the incident was declared or felt.
    private Instant moment(Review review, String clockTime, Frame frame) {
        Incident incident = incidents.incident(review.incident()).orElseThrow();
        Instant began = Optional.ofNullable(incident.feltFrom()).orElse(incident.declaredAt());
        Instant begin = began.isBefore(incident.declaredAt()) ? began : incident.declaredAt();
        LocalTime time;
        try {
            time = LocalTime.parse(clockTime);
        } catch (java.time.DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "A time looks like 21:44; was \"" + clockTime + "\"", unreadable);
        }
        ZonedDateTime start = begin.atZone(frame.reader().zone());
        ZonedDateTime at = start.with(time).withSecond(0).withNano(0);
        boolean isNextDay = at.isBefore(start.minusHours(6));
        return (isNextDay ? at.plusDays(1) : at).toInstant();
    }

    private static IllegalArgumentException nobody() {
        return new IllegalArgumentException("Say who: a name, an id or an e-mail address");
    }

    private @Nullable PersonId person(@Nullable String typed) {
        return people.named(typed).map(Person::id).orElse(null);
    }

    private static String back(
            Review review, String anchor, RedirectAttributes answer, Supplier<Outcome> act) {
        Outcome outcome;
        try {
            outcome = act.get();
        } catch (IllegalArgumentException wrong) {
            outcome = new Outcome.Refused(String.valueOf(wrong.getMessage()));
        }
        if (outcome instanceof Outcome.Refused refused) {
            answer.addFlashAttribute("refused", refused.because());
            return "redirect:" + review.address();
        }
        return "redirect:" + review.address() + anchor;
    }
}
