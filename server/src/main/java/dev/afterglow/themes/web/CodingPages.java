package dev.afterglow.themes.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentPanel;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.themes.CodeRules;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Codings;
import dev.afterglow.themes.Memos;
import dev.afterglow.themes.Outcome;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Reading the texts of incidents and giving codes.
@Controller
class CodingPages {

    private static final int A_PAGE = 50;

    private final Incidents incidents;
    private final Codings codings;
    private final Codebook codebook;
    private final Memos memos;
    private final CodingViews views;
    private final InstantSource clock;

    CodingPages(
            Incidents incidents,
            Codings codings,
            Codebook codebook,
            Memos memos,
            CodingViews views,
            InstantSource clock) {
        this.incidents = incidents;
        this.codings = codings;
        this.codebook = codebook;
        this.memos = memos;
        this.views = views;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Panel {

        @Bean
        IncidentPanel themesPanel() {
            return new IncidentPanel(60, "Codes and themes", "themes");
        }
    }

    @GetMapping("/themes/texts")
    ModelAndView list(
            @RequestParam Optional<Instant> before,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        List<Incident> found =
                incidents.before(before.orElse(clock.instant().plusSeconds(1)), A_PAGE, actor);
        ModelAndView page = new ModelAndView("themes/texts");
        page.addObject(
                "page",
                new Lists.Texts(
                        views.lines(found, frame.times()),
                        found.size() < A_PAGE
                                ? ""
                                : "/themes/texts?before=" + found.getLast().declaredAt(),
                        codings.incidentsCoded()));
        return page;
    }

    @GetMapping("/themes/texts/{id}")
    ModelAndView read(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean suggest,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        codebook.begin(clock.instant());
        CodingViews.Asked asked = new CodingViews.Asked(typed("", ""), "", suggest);
        return page(find(id, actor), asked, actor, frame);
    }

    @PostMapping("/themes/texts/{id}/codes")
    ModelAndView code(
            @PathVariable String id, Sent sent, Actor actor, @ModelAttribute("frame") Frame frame) {
        Incident incident = find(id, actor);
        Outcome outcome =
                sent.isInVivo() ? inTheirWords(incident, sent, actor) : new Outcome.Done(0);
        if (outcome instanceof Outcome.Done) {
            outcome =
                    codings.code(
                            wish(incident, sent, slug(sent.named())),
                            Words.person(actor),
                            clock.instant());
        }
        return switch (outcome) {
            case Outcome.Done done ->
                    SeeOther.at(
                            "/themes/texts/"
                                    + incident.id()
                                    + (sent.isSuggested() ? "?suggest=true" : "")
                                    + "#c"
                                    + done.id());
            case Outcome.Refused refused ->
                    page(
                            incident,
                            new CodingViews.Asked(
                                    typed(sent.named(), sent.quote()), refused.reason(), false),
                            actor,
                            frame);
        };
    }

    /// A new code in their words, unless there is one, or the words stand nowhere.
    private Outcome inTheirWords(Incident incident, Sent sent, Actor actor) {
        Optional<String> problem = codings.problem(wish(incident, sent, ""));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        return codebook.code(slug(sent.named())).isPresent()
                ? new Outcome.Done(0)
                : codebook.add(
                        new Codebook.Wish(
                                CodeRules.of(sent.named(), "in the words of who was there"),
                                "",
                                true,
                                false),
                        actor,
                        clock.instant());
    }

    private static Codings.Wish wish(Incident incident, Sent sent, String slug) {
        return new Codings.Wish(
                incident.id(),
                slug,
                sent.text(),
                sent.quote(),
                sent.expected(),
                sent.isSuggested());
    }

    /// What the form sends; what is not ticked is not sent.
    ///
    /// @param code a slug or the name of a code
    /// @param text the number of the text; null for the whole incident
    record Sent(
            @Nullable String code,
            @Nullable Long text,
            @Nullable String words,
            @Nullable Integer start,
            @Nullable Boolean inVivo,
            @Nullable Boolean suggested) {

        String named() {
            return code == null ? "" : code.strip();
        }

        String quote() {
            return words == null ? "" : words.strip();
        }

        int expected() {
            return start == null ? 0 : start;
        }

        boolean isInVivo() {
            return Boolean.TRUE.equals(inVivo);
        }

        boolean isSuggested() {
            return Boolean.TRUE.equals(suggested);
        }
    }

    /// People type the name, pages send the slug.
    private String slug(String code) {
        return codebook.inUse().stream()
                .filter(one -> one.slug().equals(code) || one.rules().name().equalsIgnoreCase(code))
                .map(dev.afterglow.themes.Code::slug)
                .findFirst()
                .orElse(code);
    }

    @PostMapping("/themes/texts/{id}/codes/{coding}/remove")
    ModelAndView remove(
            @PathVariable String id,
            @PathVariable long coding,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Incident incident = find(id, actor);
        String refused =
                Words.refusal(codings.remove(coding, actor, Words.person(actor), clock.instant()));
        return refused.isEmpty()
                ? SeeOther.at("/themes/texts/" + incident.id())
                : page(
                        incident,
                        new CodingViews.Asked(typed("", ""), refused, false),
                        actor,
                        frame);
    }

    @PostMapping("/themes/texts/{id}/memos")
    ModelAndView memo(
            @PathVariable String id,
            @RequestParam String text,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Incident incident = find(id, actor);
        String refused =
                Words.refusal(
                        memos.write(
                                "incident:" + incident.id(),
                                new Memos.Memo(text.strip(), actor.word(), clock.instant())));
        return refused.isEmpty()
                ? SeeOther.at("/themes/texts/" + incident.id())
                : page(
                        incident,
                        new CodingViews.Asked(typed("", ""), refused, false),
                        actor,
                        frame);
    }

    /// The part of the incident's page.
    @GetMapping("/incidents/{id}/themes")
    ModelAndView panel(@PathVariable String id, Actor actor) {
        Incident incident = find(id, actor);
        ModelAndView page = new ModelAndView("themes/panel");
        page.addObject("id", incident.id().toString());
        page.addObject("codes", views.panel(incident.id(), Words.person(actor)));
        return page;
    }

    private ModelAndView page(
            Incident incident, CodingViews.Asked asked, Actor actor, Frame frame) {
        PersonId reader = Words.person(actor);
        ModelAndView page = new ModelAndView("themes/text", ThemePages.status(asked.refused()));
        page.addObject(
                "page",
                views.page(
                        incident,
                        new CodingViews.Looking(reader, actor.may(Role.RESPONDER), frame.times()),
                        asked));
        return page;
    }

    private static CodingPage.Typed typed(String code, String words) {
        return new CodingPage.Typed(code, words);
    }

    private Incident find(String id, Actor actor) {
        try {
            return incidents
                    .incident(IncidentId.parse(id))
                    .filter(incident -> incidents.maySee(incident, actor))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException exception) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, exception.getMessage());
        }
    }
}
