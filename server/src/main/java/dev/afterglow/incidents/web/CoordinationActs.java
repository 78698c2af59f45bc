package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Amendment;
import dev.afterglow.incidents.Coordination;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Outcome;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import dev.afterglow.incidents.Relation;
import dev.afterglow.incidents.StakeholderUpdate;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

/// Tasks, updates, relations and corrections, each a form of the incident's page.
@Controller
class CoordinationActs {

    private final Incidents incidents;
    private final Coordination coordination;
    private final Chosen chosen;
    private final InstantSource clock;

    CoordinationActs(
            Incidents incidents, Coordination coordination, Chosen chosen, InstantSource clock) {
        this.chosen = chosen;
        this.incidents = incidents;
        this.coordination = coordination;
        this.clock = clock;
    }

    @PostMapping("/incidents/{id}/tasks")
    String addTask(
            @PathVariable String id,
            @RequestParam String text,
            @RequestParam Optional<String> person,
            RedirectAttributes answer) {
        return page(
                id,
                answer,
                () ->
                        coordination.addTask(
                                IncidentId.parse(id),
                                text,
                                chosen.person(person.orElse("")).orElse(null),
                                clock.instant()));
    }

    @PostMapping("/incidents/{id}/tasks/{task}/done")
    String finish(
            @PathVariable String id,
            @PathVariable long task,
            Actor actor,
            RedirectAttributes answer) {
        return page(
                id,
                answer,
                () -> coordination.finishTask(IncidentId.parse(id), task, actor, clock.instant()));
    }

    @PostMapping("/incidents/{id}/updates")
    String update(
            @PathVariable String id,
            @RequestParam String text,
            @RequestParam Optional<String> state,
            Actor actor,
            RedirectAttributes answer) {
        return page(
                id,
                answer,
                () -> {
                    StakeholderUpdate update =
                            new StakeholderUpdate(
                                    text,
                                    state.filter(word -> !word.isBlank())
                                            .map(StakeholderUpdate.State::parse));
                    return coordination.update(
                            IncidentId.parse(id), update, actor, clock.instant());
                });
    }

    @PostMapping("/incidents/{id}/following")
    String follow(
            @PathVariable String id,
            @RequestParam boolean follow,
            Actor actor,
            RedirectAttributes answer) {
        if (actor instanceof Actor.OfPerson reader) {
            coordination.follow(IncidentId.parse(id), reader.person(), follow, clock.instant());
        }
        return page(id, answer, Outcome.Done::new);
    }

    @PostMapping("/incidents/{id}/relations")
    String relate(
            @PathVariable String id,
            @ModelAttribute RelationForm form,
            Actor actor,
            RedirectAttributes answer) {
        return page(
                id,
                answer,
                () -> {
                    String note = form.note() == null ? "" : form.note().strip();
                    Relation relation =
                            new Relation(
                                    IncidentId.parse(form.other().strip().toUpperCase(Locale.ROOT)),
                                    form.isDuplicate()
                                            ? Relation.Kind.DUPLICATE
                                            : Relation.Kind.RELATED,
                                    note);
                    return coordination.relate(
                            IncidentId.parse(id), relation, actor, clock.instant());
                });
    }

    /// @param kind `related` or `duplicate`
    record RelationForm(String other, @Nullable String kind, @Nullable String note) {

        boolean isDuplicate() {
            return "duplicate".equals(kind);
        }
    }

    @PostMapping("/incidents/{id}/people")
    String correctReached(
            @PathVariable String id,
            @RequestParam String person,
            @RequestParam String reached,
            Actor actor,
            RedirectAttributes answer) {
        Instant now = clock.instant();
        return page(
                id,
                answer,
                () ->
                        incidents.correctReached(
                                IncidentId.parse(id),
                                new Participant(
                                        new PersonId(person),
                                        Reached.valueOf(reached.toUpperCase(Locale.ROOT)),
                                        now,
                                        ""),
                                actor,
                                now));
    }

    @PostMapping("/incidents/{id}/amendments")
    String amend(
            @PathVariable String id,
            @ModelAttribute AmendForm form,
            Actor actor,
            RedirectAttributes answer) {
        return page(
                id,
                answer,
                () ->
                        incidents.amend(
                                IncidentId.parse(id),
                                form.amendment(chosen),
                                actor,
                                clock.instant()));
    }

    @PostMapping("/incidents/{id}/readers")
    String letSee(
            @PathVariable String id,
            @RequestParam String person,
            Actor actor,
            RedirectAttributes answer) {
        return page(
                id,
                answer,
                () ->
                        incidents.letSee(
                                IncidentId.parse(id),
                                chosen.person(person)
                                        .orElseThrow(() -> new IllegalArgumentException("Say who")),
                                actor,
                                clock.instant()));
    }

    /// What the form of the facts carries.
    record AmendForm(
            @Nullable String title,
            String kind,
            int severity,
            @Nullable List<String> services,
            @Nullable String serviceNames,
            @Nullable Boolean restricted) {

        Amendment amendment(Chosen chosen) {
            return new Amendment(
                    title == null ? "" : title.strip(),
                    IncidentKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    severity,
                    chosen.services(services, serviceNames),
                    Boolean.TRUE.equals(restricted));
        }
    }

    /// Does it and shows the page again, with the reason when it was not done.
    private static String page(String id, RedirectAttributes answer, Supplier<Outcome> act) {
        try {
            if (act.get() instanceof Outcome.Refused refused) {
                answer.addFlashAttribute("refused", refused.because());
            }
        } catch (IllegalArgumentException wrong) {
            answer.addFlashAttribute("refused", wrong.getMessage() + ". Nothing was changed.");
        }
        return "redirect:/incidents/" + IncidentId.parse(id);
    }
}
