package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Person;
import dev.afterglow.radar.Disclosures;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.Risks;
import dev.afterglow.radar.Talks;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Curators talk with senders, tell them what came of it, and, two together, look at a name.
@Controller
class DeskTalkPages {

    private final Talks talks;
    private final Disclosures disclosures;
    private final Risks risks;
    private final InstantSource clock;

    DeskTalkPages(Talks talks, Disclosures disclosures, Risks risks, InstantSource clock) {
        this.talks = talks;
        this.disclosures = disclosures;
        this.risks = risks;
        this.clock = clock;
    }

    @PostMapping("/radar/desk/{id}/ask")
    ModelAndView ask(Actor actor, @PathVariable UUID id, @RequestParam String words) {
        Curator.check(actor);
        try {
            talks.ask(id, words, actor, clock.instant());
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
        return SeeOther.at("/radar/desk?open=" + id);
    }

    @PostMapping("/radar/desk/{id}/name")
    ModelAndView askForName(Actor actor, @PathVariable UUID id, @RequestParam String reason) {
        Curator.check(actor);
        done(disclosures.ask(id, reason, actor, clock.instant()));
        return SeeOther.at("/radar/desk?open=" + id);
    }

    @PostMapping("/radar/desk/{id}/name/{wish}/agree")
    ModelAndView agree(Actor actor, @PathVariable UUID id, @PathVariable long wish) {
        Curator.check(actor);
        done(disclosures.agree(wish, actor, clock.instant()));
        return SeeOther.at("/radar/desk?open=" + id);
    }

    @PostMapping("/radar/desk/{id}/name/{wish}/look")
    ModelAndView look(Actor actor, @PathVariable UUID id, @PathVariable long wish) {
        Curator.check(actor);
        Optional<Person> person = disclosures.look(wish, actor, clock.instant());
        ModelAndView page = new ModelAndView("radar/name");
        page.addObject("id", id.toString());
        page.addObject("name", person.map(Person::name).orElse(""));
        return page;
    }

    @PostMapping("/radar/risks/{id}/came")
    ModelAndView came(Actor actor, @PathVariable long id, @RequestParam String words) {
        Curator.check(actor);
        Risk risk =
                risks.risk(new RiskId(id))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            risks.tellWhatCame(risk.id(), words, actor, clock.instant());
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
        return SeeOther.at(risk.address());
    }

    private static void done(Disclosures.Outcome outcome) {
        if (outcome instanceof Disclosures.Outcome.Refused(String reason)) {
            throw refused(reason);
        }
    }

    private static ResponseStatusException refused(String reason) {
        return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, reason);
    }
}
