package dev.afterglow.themes.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.themes.Claim;
import dev.afterglow.themes.Code;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Coding;
import dev.afterglow.themes.Codings;
import dev.afterglow.themes.Themes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Everything that was coded, quote by quote; also every place where somebody did not know.
@Controller
class QuotePages {

    private static final String NOT_KNOWN = "something-somebody-did-not-know";

    private final Codebook codebook;
    private final Codings codings;
    private final Themes themes;
    private final Sight sight;
    private final InstantSource clock;

    QuotePages(
            Codebook codebook, Codings codings, Themes themes, Sight sight, InstantSource clock) {
        this.codebook = codebook;
        this.codings = codings;
        this.themes = themes;
        this.sight = sight;
        this.clock = clock;
    }

    /// Every place where somebody did not know.
    @GetMapping("/themes/not-known")
    ModelAndView notKnown(Actor actor) {
        codebook.begin(clock.instant());
        return page(NOT_KNOWN, "", 0, actor);
    }

    @GetMapping("/themes/quotes")
    ModelAndView quotes(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long claim,
            Actor actor) {
        return page(code, q, claim, actor);
    }

    private ModelAndView page(String code, String q, long claim, Actor actor) {
        List<Code> codes = codebook.inUse();
        List<String> slugs = code.isEmpty() ? List.of() : withNarrower(code, codes);
        List<Coding> found = sight.of(codings.withCodes(slugs, q), actor);
        Optional<Claim> of = claim == 0 ? Optional.empty() : themes.claim(claim);
        ModelAndView page = new ModelAndView("themes/quotes");
        page.addObject(
                "page",
                new Lists.Quotes(
                        code.equals(NOT_KNOWN)
                                ? "Every place where somebody did not know"
                                : "What was said",
                        code,
                        q.strip(),
                        CodebookPages.choices(codes, "", code),
                        found.stream().map(QuotePages::line).toList(),
                        (int) found.stream().map(Coding::incident).distinct().count(),
                        of.map(Claim::id).orElse(0L),
                        of.map(one -> one.wording().brief()).orElse(""),
                        actor.may(Role.RESPONDER)));
        return page;
    }

    /// The code and all that stand below it.
    private static List<String> withNarrower(String code, List<Code> codes) {
        List<String> slugs = new ArrayList<>(List.of(code));
        for (int i = 0; i < slugs.size(); i++) {
            String wider = slugs.get(i);
            codes.stream()
                    .filter(one -> wider.equals(one.parent()) && !slugs.contains(one.slug()))
                    .forEach(one -> slugs.add(one.slug()));
        }
        return slugs;
    }

    private static Lists.QuoteLine line(Coding coding) {
        return new Lists.QuoteLine(
                coding.id(),
                coding.codeName(),
                "/themes/codebook/" + coding.code(),
                coding.isOfWhole() ? "" : coding.quote(),
                coding.incident().toString(),
                Words.address(coding));
    }
}
