package dev.afterglow.reviews.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Facilitator;
import dev.afterglow.web.Frame;
import dev.afterglow.web.PersonChip;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Stories, decisions, a month on one page, teams and facilitators.
@Controller
class ReviewListPages {

    private final ListViews views;
    private final TeamMarks marks;
    private final Afterwards afterwards;
    private final People people;
    private final InstantSource clock;

    ReviewListPages(
            ListViews views,
            TeamMarks marks,
            Afterwards afterwards,
            People people,
            InstantSource clock) {
        this.views = views;
        this.marks = marks;
        this.afterwards = afterwards;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/reviews")
    String list(
            @RequestParam Optional<Instant> before,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        Instant until = before.orElse(clock.instant().plusSeconds(1));
        model.addAttribute("page", views.list(until, actor, frame.times()));
        return "reviews/list";
    }

    @GetMapping("/reviews/decisions")
    String decisions(Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", views.decisions(actor, frame.times()));
        return "reviews/decisions";
    }

    @GetMapping("/reviews/month")
    String thisMonth(Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        return month(
                YearMonth.from(clock.instant().atZone(frame.reader().zone())).toString(),
                actor,
                frame,
                model);
    }

    @GetMapping("/reviews/month/{month}")
    String month(
            @PathVariable String month,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        try {
            model.addAttribute("page", views.month(YearMonth.parse(month), actor, frame.times()));
        } catch (DateTimeException unreadable) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "A month looks like 2026-11", unreadable);
        }
        return "reviews/month";
    }

    @GetMapping("/reviews/teams")
    String teams(Model model) {
        model.addAttribute("rows", marks.of(clock.instant()));
        return "reviews/teams";
    }

    @GetMapping("/reviews/facilitators")
    String facilitators(Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        List<Facilitator> all = afterwards.facilitators();
        Map<PersonId, Person> known =
                people.persons(all.stream().map(Facilitator::person).toList()).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        PersonId self = DecisionPages.self(actor);
        model.addAttribute(
                "rows",
                all.stream()
                        .filter(one -> known.containsKey(one.person()))
                        .map(one -> row(one, known, frame))
                        .toList());
        model.addAttribute(
                "own",
                all.stream()
                        .filter(one -> one.person().equals(self))
                        .findFirst()
                        .map(one -> one.stage().word())
                        .orElse(""));
        return "reviews/facilitators";
    }

    private static FacilitatorRow row(Facilitator one, Map<PersonId, Person> known, Frame frame) {
        Person person = known.get(one.person());
        if (person == null) {
            throw new IllegalStateException("Only known facilitators are shown");
        }
        return new FacilitatorRow(
                PersonChip.of(person.name(), person.zone(), frame.times().now(), ""),
                one.stage().title(),
                one.stage().meaning(),
                one.words());
    }

    @PostMapping("/reviews/facilitators")
    String enter(
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String words,
            Actor actor) {
        PersonId self = DecisionPages.self(actor);
        if (stage.isEmpty()) {
            afterwards.leave(self);
            return "redirect:/reviews/facilitators";
        }
        try {
            afterwards.enter(
                    new Facilitator(
                            self, Facilitator.Stage.parse(stage), words.strip(), clock.instant()));
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, wrong.getMessage(), wrong);
        }
        return "redirect:/reviews/facilitators";
    }
}
