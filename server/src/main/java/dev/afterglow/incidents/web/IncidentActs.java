package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Closing;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.NewLine;
import dev.afterglow.incidents.Outcome;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.incidents.Window;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Frame;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What people do to an incident from its page: each form answers with the page again.
@Controller
class IncidentActs {

    private final Incidents incidents;
    private final Chosen chosen;
    private final InstantSource clock;

    IncidentActs(Incidents incidents, Chosen chosen, InstantSource clock) {
        this.chosen = chosen;
        this.incidents = incidents;
        this.clock = clock;
    }

    @PostMapping("/incidents/{id}/lines")
    String add(
            @PathVariable String id,
            @RequestParam String what,
            @RequestParam(defaultValue = "false") boolean key,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Instant now = clock.instant();
        PersonId author = actor instanceof Actor.OfPerson signedIn ? signedIn.person() : null;
        incidents.add(
                IncidentId.parse(id),
                new NewLine(
                        now,
                        RecordLine.Kind.NOTE,
                        author,
                        author == null ? actor.word() : frame.reader().name(),
                        what,
                        key),
                now);
        return page(id);
    }

    @PostMapping("/incidents/{id}/roles")
    String giveRole(
            @PathVariable String id,
            @RequestParam String role,
            @RequestParam Optional<String> person,
            Actor actor,
            RedirectAttributes answer) {
        Outcome outcome;
        try {
            outcome =
                    incidents.giveRole(
                            IncidentId.parse(id),
                            role.strip(),
                            chosen.person(person.orElse("")).orElse(null),
                            actor,
                            clock.instant());
        } catch (IllegalArgumentException nobody) {
            outcome = Outcome.refused(nobody.getMessage() + ". Nothing was changed.");
        }
        return page(id, outcome, answer);
    }

    @PostMapping("/incidents/{id}/stable")
    String stabilise(
            @PathVariable String id,
            @RequestParam String why,
            @RequestParam Optional<String> at,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            RedirectAttributes answer) {
        Instant now = clock.instant();
        Instant since =
                at.filter(text -> !text.isBlank())
                        .map(LocalDateTime::parse)
                        .map(local -> local.atZone(frame.reader().zone()).toInstant())
                        .orElse(now);
        return page(id, incidents.stabilise(IncidentId.parse(id), since, why, actor, now), answer);
    }

    @PostMapping("/incidents/{id}/reopen")
    String reopen(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String why,
            Actor actor,
            RedirectAttributes answer) {
        return page(
                id, incidents.reopen(IncidentId.parse(id), why, actor, clock.instant()), answer);
    }

    @PostMapping("/incidents/{id}/close")
    String close(
            @PathVariable String id,
            @ModelAttribute CloseForm form,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            RedirectAttributes answer) {
        Instant now = clock.instant();
        return page(
                id,
                incidents.close(
                        IncidentId.parse(id), form.closing(now, frame.reader().zone()), actor, now),
                answer);
    }

    /// What the close asks.
    record CloseForm(
            String sight,
            @Nullable String seenBy,
            @Nullable String seenAt,
            @Nullable String feltFirstBy) {

        Closing closing(Instant now, ZoneId zone) {
            return new Closing(
                    now,
                    Closing.Sight.valueOf(sight.toUpperCase(Locale.ROOT)),
                    seenBy == null || seenBy.isBlank() ? null : new MetricId(seenBy),
                    seenAt == null || seenAt.isBlank()
                            ? null
                            : LocalDateTime.parse(seenAt).atZone(zone).toInstant(),
                    feltFirstBy == null ? "" : feltFirstBy.strip());
        }
    }

    @PostMapping("/incidents/{id}/window")
    String correctWindow(
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam(defaultValue = "") String until,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            RedirectAttributes answer) {
        ZoneId zone = frame.reader().zone();
        Outcome outcome;
        try {
            Instant began = from.isBlank() ? null : at(from, zone);
            Instant ended = until.isBlank() ? null : at(until, zone);
            outcome =
                    incidents.correctWindow(
                            IncidentId.parse(id), new Window(began, ended), actor, clock.instant());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            outcome = Outcome.refused(wrong.getMessage() + ". Nothing was changed.");
        }
        return page(id, outcome, answer);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static String page(String id) {
        return "redirect:/incidents/" + IncidentId.parse(id);
    }

    private static String page(String id, Outcome outcome, RedirectAttributes answer) {
        if (outcome instanceof Outcome.Refused refused) {
            answer.addFlashAttribute("refused", refused.because());
        }
        return page(id);
    }
}
