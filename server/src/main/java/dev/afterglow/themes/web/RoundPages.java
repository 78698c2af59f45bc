package dev.afterglow.themes.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Outcome;
import dev.afterglow.themes.Round;
import dev.afterglow.themes.Rounds;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Rounds of blind double coding: open, code, be done, compare, settle.
@Controller
class RoundPages {

    private static final int INCIDENTS_OFFERED = 40;

    private final Rounds rounds;
    private final Codebook codebook;
    private final Incidents incidents;
    private final People people;
    private final AgreementViews agreements;
    private final CodingViews codingViews;
    private final Words words;
    private final Sight sight;
    private final Samples samples;
    private final InstantSource clock;

    RoundPages(
            Rounds rounds,
            Codebook codebook,
            Incidents incidents,
            People people,
            AgreementViews agreements,
            CodingViews codingViews,
            Words words,
            Sight sight,
            Samples samples,
            InstantSource clock) {
        this.rounds = rounds;
        this.codebook = codebook;
        this.incidents = incidents;
        this.people = people;
        this.agreements = agreements;
        this.codingViews = codingViews;
        this.words = words;
        this.sight = sight;
        this.samples = samples;
        this.clock = clock;
    }

    @GetMapping("/themes/rounds")
    ModelAndView list(Actor actor, @ModelAttribute("frame") Frame frame) {
        return list("", actor, frame.times());
    }

    private ModelAndView list(String refused, Actor actor, Times times) {
        boolean mayEdit = actor.may(Role.RESPONDER);
        ModelAndView page = new ModelAndView("themes/rounds", ThemePages.status(refused));
        page.addObject(
                "page",
                new Lists.Rounds(
                        rounds.all().stream().map(this::line).toList(),
                        people.everybody().stream()
                                .filter(one -> one.active() && one.role().includes(Role.RESPONDER))
                                .map(one ->
                                        new CodePage.Choice(
                                                one.id().value(),
                                                one.name(),
                                                one.id().equals(Words.person(actor))))
                                .toList(),
                        mayEdit
                                ? codingViews.lines(
                                        incidents.before(
                                                clock.instant().plusSeconds(1), INCIDENTS_OFFERED),
                                        times)
                                : List.of(),
                        agreements.drift(),
                        agreements.dots(),
                        mayEdit,
                        refused));
        return page;
    }

    @PostMapping("/themes/rounds")
    ModelAndView open(
            @RequestParam String name,
            @RequestParam String first,
            @RequestParam String second,
            Samples.Wish sample,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        try {
            Round round =
                    new Round(
                            0,
                            name.strip(),
                            require(first),
                            require(second),
                            samples.of(sample, actor, clock.instant()),
                            clock.instant(),
                            null,
                            null);
            return switch (rounds.open(round, actor)) {
                case Outcome.Done done -> SeeOther.at("/themes/rounds/" + done.id());
                case Outcome.Refused refused -> list(refused.reason(), actor, frame.times());
            };
        } catch (IllegalArgumentException wrong) {
            return list(String.valueOf(wrong.getMessage()), actor, frame.times());
        }
    }

    private PersonId require(String id) {
        return people.person(new PersonId(id))
                .orElseThrow(() -> new IllegalArgumentException("Nobody here has the id " + id))
                .id();
    }

    @GetMapping("/themes/rounds/{id}")
    ModelAndView one(@PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame) {
        return page(find(id), "", actor, frame.times());
    }

    @PostMapping("/themes/rounds/{id}/done")
    ModelAndView done(@PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame) {
        Round round = find(id);
        String refused = Words.refusal(rounds.done(id, Words.person(actor), clock.instant()));
        return refused.isEmpty()
                ? SeeOther.at("/themes/rounds/" + id)
                : page(round, refused, actor, frame.times());
    }

    /// What the form of a difference sends.
    record Settled(String incident, String code, boolean keep, String reason) {}

    @PostMapping("/themes/rounds/{id}/rulings")
    ModelAndView rule(
            @PathVariable long id,
            Settled settled,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Round round = find(id);
        String reason = settled.reason() == null ? "" : settled.reason();
        Rounds.Difference difference =
                new Rounds.Difference(
                        IncidentId.parse(settled.incident()),
                        settled.code(),
                        false,
                        List.of(),
                        Optional.of(new Rounds.Verdict(settled.keep(), reason)));
        String refused =
                Words.refusal(rounds.rule(id, difference, Words.person(actor), clock.instant()));
        return refused.isEmpty()
                ? SeeOther.at("/themes/rounds/" + id + "#differences")
                : page(round, refused, actor, frame.times());
    }

    private ModelAndView page(Round round, String refused, Actor actor, Times times) {
        Optional<Rounds.Comparison> comparison = rounds.compare(round);
        boolean mine = round.isCoder(Words.person(actor));
        ModelAndView page = new ModelAndView("themes/round", ThemePages.status(refused));
        page.addObject(
                "page",
                new Lists.RoundView(
                        round.id(),
                        round.name(),
                        state(round),
                        codingViews.lines(incidentsOf(round, actor), times),
                        mine,
                        round.isDone(Words.person(actor)),
                        codebook.isReflexive(),
                        comparison.map(RoundPages::sentence).orElse(""),
                        agreements.rows(comparison.map(Rounds.Comparison::rows).orElse(List.of())),
                        comparison.stream()
                                .flatMap(one -> one.differences().stream())
                                .filter(one -> sight.maySee(one.incident(), actor))
                                .map(one -> line(round, one))
                                .toList(),
                        refused));
        return page;
    }

    private List<Incident> incidentsOf(Round round, Actor actor) {
        return round.incidents().stream()
                .flatMap(id -> incidents.incident(id).stream())
                .filter(one -> incidents.maySee(one, actor))
                .toList();
    }

    private static String sentence(Rounds.Comparison comparison) {
        long open = comparison.differences().stream().filter(one -> one.ruling().isEmpty()).count();
        return ("Both gave the same code to the same incident %s, and only one of the two %s;"
                        + " %d open.")
                .formatted(times(comparison.both()), times(comparison.differences().size()), open);
    }

    private static String times(int number) {
        return switch (number) {
            case 0 -> "never";
            case 1 -> "once";
            default -> number + " times";
        };
    }

    private Lists.DifferenceLine line(Round round, Rounds.Difference difference) {
        return new Lists.DifferenceLine(
                difference.incident().toString(),
                "/themes/texts/" + difference.incident(),
                difference.code(),
                codebook.code(difference.code())
                        .map(code -> code.rules().name())
                        .orElse(difference.code()),
                words.name(difference.isFirst() ? round.first() : round.second()),
                difference.quotes(),
                difference
                        .ruling()
                        .map(one -> (one.isKept() ? "stays: " : "goes: ") + one.reason())
                        .orElse(""));
    }

    private String state(Round round) {
        String both = words.name(round.first()) + " and " + words.name(round.second());
        if (round.isDone()) {
            return both + ", both done";
        }
        if (round.firstDoneAt() != null || round.secondDoneAt() != null) {
            return both + ", one of the two is done";
        }
        return both + ", still reading";
    }

    private Lists.RoundLine line(Round round) {
        return new Lists.RoundLine(
                round.id(),
                round.name(),
                words.name(round.first()) + " and " + words.name(round.second()),
                round.incidents().size(),
                round.isDone() ? "both done" : "open",
                "");
    }

    private Round find(long id) {
        return rounds.round(id)
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no round " + id));
    }
}
