package dev.afterglow.experiments.web;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Ending;
import dev.afterglow.actions.Result;
import dev.afterglow.actions.State;
import dev.afterglow.experiments.Agreement;
import dev.afterglow.experiments.Answer;
import dev.afterglow.experiments.Expectation;
import dev.afterglow.experiments.ExperimentId;
import dev.afterglow.experiments.Experiments;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.ServiceId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What people do with experiments: each form answers with its page again.
@Controller
class ExperimentActs {

    private final Experiments experiments;
    private final ExperimentPages pages;
    private final Actions actions;
    private final InstantSource clock;

    ExperimentActs(
            Experiments experiments, ExperimentPages pages, Actions actions, InstantSource clock) {
        this.experiments = experiments;
        this.pages = pages;
        this.actions = actions;
        this.clock = clock;
    }

    @PostMapping("/experiments/{id}/approve")
    ModelAndView approve(
            Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        ExperimentPages.responder(actor);
        return onExperiment(
                actor,
                frame,
                id,
                () -> experiments.approve(ExperimentId.parse(id), actor, clock.instant()));
    }

    @PostMapping("/experiments/{id}/start")
    ModelAndView start(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        ExperimentPages.responder(actor);
        try {
            long run = experiments.start(ExperimentId.parse(id), actor, clock.instant());
            return SeeOther.at("/experiments/runs/" + run);
        } catch (DuplicateKeyException taken) {
            return pages.one(
                    actor, frame, id, "Another run on the same target began in this moment.");
        }
    }

    @PostMapping("/experiments/{id}/expectation")
    ModelAndView expect(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String expected) {
        return onExperiment(
                actor,
                frame,
                id,
                () -> experiments.expect(ExperimentId.parse(id), expected, actor, clock.instant()));
    }

    /// What the owning team agrees to, as a form sends it.
    record SentAgreement(
            @Nullable String service,
            @Nullable String until,
            @Nullable String percent,
            @Nullable String hosts) {}

    @PostMapping("/experiments/agreements")
    ModelAndView agree(Actor actor, @ModelAttribute("frame") Frame frame, SentAgreement sent) {
        ExperimentPages.responder(actor);
        return onAll(
                actor,
                frame,
                () -> experiments.agree(agreement(sent, actor, frame), actor, clock.instant()));
    }

    private static Agreement agreement(SentAgreement sent, Actor actor, Frame frame) {
        if (!(actor instanceof Actor.OfPerson(PersonId person, Role ignored))) {
            throw new IllegalArgumentException("A person agrees, not a program.");
        }
        String percent = ExperimentPages.text(sent.percent);
        if (!percent.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    "The share is a whole number, was '" + percent + "'");
        }
        return new Agreement(
                new ServiceId(ExperimentPages.text(sent.service)),
                person,
                endOf(ExperimentPages.text(sent.until), frame),
                Integer.parseInt(percent),
                Arrays.asList(ExperimentPages.text(sent.hosts).split("[,\\s]+")));
    }

    private static Instant endOf(String day, Frame frame) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(frame.times().zone()).toInstant();
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "The last day is a date like 2027-02-19, was '" + day + "'", unknown);
        }
    }

    @PostMapping("/experiments/agreements/{service}/withdraw")
    ModelAndView withdraw(
            Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String service) {
        ExperimentPages.responder(actor);
        return onAll(
                actor,
                frame,
                () -> experiments.withdraw(new ServiceId(service), actor, clock.instant()));
    }

    @PostMapping("/experiments/halt")
    ModelAndView haltAll(Actor actor, @RequestParam(defaultValue = "") String reason) {
        experiments.haltAll(reason, actor, clock.instant());
        return SeeOther.at("/experiments");
    }

    @PostMapping("/experiments/release")
    ModelAndView release(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String reason) {
        ExperimentPages.responder(actor);
        return onAll(actor, frame, () -> experiments.release(reason, actor, clock.instant()));
    }

    @PostMapping("/experiments/runs/{id}/halt")
    ModelAndView halt(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        experiments.halt(id, reason, actor, clock.instant());
        return SeeOther.at("/experiments/runs/" + id);
    }

    @PostMapping("/experiments/runs/{id}/saw")
    ModelAndView saw(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable long id,
            @RequestParam int surprise,
            @RequestParam(defaultValue = "nobody") String noticed,
            @RequestParam(defaultValue = "") String saw) {
        if (!(actor instanceof Actor.OfPerson(PersonId person, Role ignored))) {
            throw new IllegalArgumentException("A person says what they saw.");
        }
        if (surprise < 0 || surprise > 3 || saw.length() > 2_000) {
            throw new IllegalArgumentException(
                    "Surprise is 0 to 3, and what you saw has at most 2,000 characters.");
        }
        if (!noticed.matches("alert|dashboard|user|nobody")) {
            throw new IllegalArgumentException(
                    "It was noticed first by alert, dashboard, user or nobody; was '"
                            + noticed
                            + "'");
        }
        return onRun(
                actor,
                frame,
                id,
                () ->
                        experiments.saw(
                                id,
                                new Expectation(person, "", surprise, noticed, saw.strip()),
                                actor,
                                clock.instant()));
    }

    /// An action that an upheld run shows to have done its work.
    @PostMapping("/experiments/runs/{id}/proves")
    ModelAndView proves(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String action) {
        ExperimentPages.responder(actor);
        return onRun(actor, frame, id, () -> close(id, ActionId.parse(action.strip()), actor));
    }

    private Answer close(long run, ActionId action, Actor actor) {
        boolean upheld =
                experiments
                        .run(run)
                        .filter(one ->
                                one.line().verdict() == dev.afterglow.experiments.Verdict.UPHELD)
                        .isPresent();
        if (!upheld) {
            return new Answer.Refused("Only an upheld run shows that an action did its work.");
        }
        String reason = "Shown by run " + run + ": the hypothesis held.";
        Ending done = new Ending(State.DONE, clock.instant(), reason, "", null);
        return switch (actions.end(action, done, actor)) {
            case Result.Done ignored -> new Answer.Done();
            case Result.Refused(String because) -> new Answer.Refused(because);
        };
    }

    private ModelAndView onExperiment(Actor actor, Frame frame, String id, Supplier<Answer> act) {
        return switch (tried(act)) {
            case Answer.Done ignored -> SeeOther.at("/experiments/" + id);
            case Answer.Refused(String because) -> pages.one(actor, frame, id, because);
        };
    }

    private ModelAndView onRun(Actor actor, Frame frame, long id, Supplier<Answer> act) {
        return switch (tried(act)) {
            case Answer.Done ignored -> SeeOther.at("/experiments/runs/" + id);
            case Answer.Refused(String because) -> pages.run(actor, frame, id, because);
        };
    }

    private ModelAndView onAll(Actor actor, Frame frame, Supplier<Answer> act) {
        return switch (tried(act)) {
            case Answer.Done ignored -> SeeOther.at("/experiments");
            case Answer.Refused(String because) -> pages.all(actor, frame, because);
        };
    }

    private static Answer tried(Supplier<Answer> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
    }
}
