package dev.afterglow.themes.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.ViewersMaySend;
import dev.afterglow.themes.Claim;
import dev.afterglow.themes.MemberCheck;
import dev.afterglow.themes.Outcome;
import dev.afterglow.themes.Themes;
import dev.afterglow.web.Frame;
import dev.afterglow.web.NavigationEntry;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.Optional;
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

/// Claims and themes: one claim a page.
@Controller
class ThemePages {

    private final Themes themes;
    private final MemberCheck memberCheck;
    private final ThemeViews views;
    private final InstantSource clock;

    ThemePages(Themes themes, MemberCheck memberCheck, ThemeViews views, InstantSource clock) {
        this.themes = themes;
        this.memberCheck = memberCheck;
        this.views = views;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {

        @Bean
        NavigationEntry themesEntry() {
            return new NavigationEntry(50, "Learn", "Themes", "/themes", "themes", false);
        }

        @Bean
        ViewersMaySend answersToThemes() {
            return new ViewersMaySend("/themes/*/answers");
        }
    }

    @GetMapping("/themes")
    ModelAndView first(
            @RequestParam(defaultValue = "false") boolean dropped,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Optional<Claim> shown =
                themes.all().stream()
                        .filter(claim -> dropped == (claim.status() == Claim.Status.DROPPED))
                        .findFirst()
                        .flatMap(claim -> themes.claim(claim.id()));
        return page(shown, "", actor, frame);
    }

    @GetMapping("/themes/{id:\\d+}")
    ModelAndView one(@PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame) {
        return page(Optional.of(find(id)), "", actor, frame);
    }

    @GetMapping("/themes/new")
    ModelAndView form() {
        return form(ClaimForm.EMPTY, "");
    }

    private Claim.Wording wording(ClaimForm sent, Actor actor) {
        return new Claim.Wording(
                1,
                sent.brief(),
                sent.claim(),
                sent.rival(),
                sent.dropIf(),
                sent.reason(),
                actor.word(),
                clock.instant());
    }

    @PostMapping("/themes")
    ModelAndView begin(ClaimForm sent, Actor actor) {
        return switch (themes.begin(wording(sent, actor), actor)) {
            case Outcome.Done done -> SeeOther.at("/themes/" + done.id());
            case Outcome.Refused refused -> form(sent, refused.reason());
        };
    }

    @PostMapping("/themes/{id:\\d+}/wording")
    ModelAndView reword(
            @PathVariable long id,
            ClaimForm sent,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        find(id);
        return answer(id, themes.reword(id, wording(sent, actor), actor), actor, frame);
    }

    @PostMapping("/themes/{id:\\d+}/quotes")
    ModelAndView quote(
            @PathVariable long id,
            @RequestParam long coding,
            @RequestParam String side,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        find(id);
        Outcome outcome =
                side.equals("none")
                        ? themes.unquote(id, coding, actor, clock.instant())
                        : themes.quote(id, coding, side.equals("for"), actor, clock.instant());
        return answer(id, outcome, actor, frame);
    }

    @PostMapping("/themes/{id:\\d+}/searches")
    ModelAndView searched(
            @PathVariable long id,
            @RequestParam String where,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        find(id);
        return answer(id, themes.searched(id, where, actor, clock.instant()), actor, frame);
    }

    @PostMapping("/themes/{id:\\d+}/answers")
    ModelAndView say(
            @PathVariable long id,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        find(id);
        return answer(id, themes.answer(id, answer, words, actor, clock.instant()), actor, frame);
    }

    @PostMapping("/themes/{id:\\d+}/status")
    ModelAndView status(
            @PathVariable long id,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        find(id);
        Outcome outcome =
                switch (act) {
                    case "call" -> themes.call(id, actor, clock.instant());
                    case "ask" -> memberCheck.ask(id, actor, clock.instant());
                    case "drop" -> themes.drop(id, reason, actor, clock.instant());
                    case "take-up" -> themes.takeUp(id, reason, actor, clock.instant());
                    default ->
                            Outcome.refused("A claim is called, asked about, dropped or taken up.");
                };
        return answer(id, outcome, actor, frame);
    }

    @PostMapping("/themes/{id:\\d+}/patterns")
    ModelAndView link(
            @PathVariable long id,
            @RequestParam String pattern,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        find(id);
        return answer(id, themes.link(id, pattern, actor, clock.instant()), actor, frame);
    }

    private ModelAndView answer(long id, Outcome outcome, Actor actor, Frame frame) {
        return switch (outcome) {
            case Outcome.Done done -> SeeOther.at("/themes/" + id);
            case Outcome.Refused refused ->
                    page(Optional.of(find(id)), refused.reason(), actor, frame);
        };
    }

    private ModelAndView page(Optional<Claim> claim, String refused, Actor actor, Frame frame) {
        ModelAndView page = new ModelAndView("themes/theme", status(refused));
        page.addObject("page", views.page(claim, refused, actor, frame.times()));
        return page;
    }

    private static ModelAndView form(ClaimForm sent, String refused) {
        ModelAndView page = new ModelAndView("themes/new", status(refused));
        page.addObject("form", sent);
        page.addObject("refused", refused);
        return page;
    }

    static HttpStatus status(String refused) {
        return refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private Claim find(long id) {
        return themes.claim(id)
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no claim " + id));
    }
}
