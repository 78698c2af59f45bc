package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Closing;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.NewLine;
import dev.afterglow.incidents.Outcome;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Frame;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
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
    private final InstantSource clock;

    IncidentActs(Incidents incidents, InstantSource clock) {
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
        Outcome outcome =
                incidents.giveRole(
                        IncidentId.parse(id),
                        role.strip(),
                        person.filter(chosen -> !chosen.isBlank()).map(PersonId::new).orElse(null),
                        actor,
                        clock.instant());
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
            @RequestParam String sight,
            @RequestParam(defaultValue = "") String seenBy,
            @RequestParam(defaultValue = "") String feltFirstBy,
            Actor actor,
            RedirectAttributes answer) {
        Closing closing =
                new Closing(
                        clock.instant(),
                        Closing.Sight.valueOf(sight.toUpperCase(Locale.ROOT)),
                        seenBy.isBlank() ? null : new MetricId(seenBy),
                        feltFirstBy.strip());
        return page(
                id, incidents.close(IncidentId.parse(id), closing, actor, clock.instant()), answer);
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
