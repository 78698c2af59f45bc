package dev.afterglow.reviews.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.reviews.NewDraft;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Saved;
import dev.afterglow.reviews.Version;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where a story is written. Two may write at once: their texts are brought together, or both are
/// kept and the second to save chooses.
@Controller
class EditPages {

    private final ReviewGate gate;
    private final Reviews reviews;
    private final People people;
    private final InstantSource clock;

    EditPages(ReviewGate gate, Reviews reviews, People people, InstantSource clock) {
        this.gate = gate;
        this.reviews = reviews;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/reviews/{id:\\d+}/edit")
    ModelAndView form(@PathVariable long id, Actor actor) {
        requireWriter(actor);
        Review review = gate.review(id, actor);
        Version latest = reviews.text(review);
        boolean waits = reviews.aside(review.id(), DecisionPages.self(actor)).isPresent();
        return page(
                new EditForm(
                        review.address(),
                        latest.number(),
                        latest.title(),
                        latest.text(),
                        "",
                        "",
                        "",
                        waits,
                        ""));
    }

    /// What was kept aside, to look at again.
    @GetMapping("/reviews/{id:\\d+}/edit/aside")
    ModelAndView aside(@PathVariable long id, Actor actor) {
        requireWriter(actor);
        Review review = gate.review(id, actor);
        Optional<NewDraft> kept = reviews.aside(review.id(), DecisionPages.self(actor));
        Version latest = reviews.text(review);
        return kept.map(draft ->
                        page(
                                new EditForm(
                                        review.address(),
                                        latest.number(),
                                        draft.title(),
                                        latest.text(),
                                        "This is the newest version. Your own text stands beside"
                                                + " it; take over what you want to keep.",
                                        latest.text(),
                                        draft.text(),
                                        false,
                                        "")))
                .orElseGet(() -> SeeOther.at(review.address() + "/edit"));
    }

    @PostMapping("/reviews/{id:\\d+}/edit")
    ModelAndView save(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int basedOn,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        requireWriter(actor);
        Review review = gate.review(id, actor);
        PersonId writer = DecisionPages.self(actor);
        try {
            Saved saved =
                    reviews.save(
                            review.id(),
                            new NewDraft(basedOn, title, text),
                            writer,
                            clock.instant());
            return switch (saved) {
                case Saved.Stored _, Saved.Unchanged _ -> SeeOther.at(review.address());
                case Saved.Merged(Version version, Version theirs) ->
                        page(merged(review, version, theirs, frame));
                case Saved.Clash clash -> clash(review, clash, frame);
            };
        } catch (IllegalArgumentException wrong) {
            ModelAndView again =
                    page(
                            new EditForm(
                                    review.address(),
                                    basedOn,
                                    title,
                                    text,
                                    "",
                                    "",
                                    "",
                                    false,
                                    String.valueOf(wrong.getMessage())));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    private EditForm merged(Review review, Version version, Version theirs, Frame frame) {
        return new EditForm(
                review.address(),
                version.number(),
                version.title(),
                version.text(),
                "Saved as version %d. %s saved at %s, elsewhere in the text; both changes are in."
                        .formatted(
                                version.number(),
                                name(theirs.author()),
                                frame.times().clock(theirs.at())),
                "",
                "",
                false,
                "");
    }

    private ModelAndView clash(Review review, Saved.Clash clash, Frame frame) {
        String places = clash.places() == 1 ? "one place" : clash.places() + " places";
        ModelAndView page =
                page(
                        new EditForm(
                                review.address(),
                                clash.theirs().number(),
                                clash.yours().title(),
                                clash.both(),
                                "%s saved version %d at %s and changed %s that you changed, too."
                                                .formatted(
                                                        name(clash.theirs().author()),
                                                        clash.theirs().number(),
                                                        frame.times().clock(clash.theirs().at()),
                                                        places)
                                        + " Nothing is lost: below stand both texts. Choose, or"
                                        + " keep both, and save.",
                                clash.theirs().text(),
                                clash.yours().text(),
                                false,
                                ""));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private String name(PersonId person) {
        return people.person(person).map(Person::name).orElse("A former colleague");
    }

    private static ModelAndView page(EditForm form) {
        ModelAndView page = new ModelAndView("reviews/edit");
        page.addObject("form", form);
        return page;
    }

    private static void requireWriter(Actor actor) {
        new Permission(
                        actor.may(Role.RESPONDER),
                        "Writing a story needs the role responder. Your own view you can add on"
                                + " its page.")
                .require();
    }
}
