package dev.afterglow.themes.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.themes.Code;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Codings;
import dev.afterglow.themes.Memos;
import dev.afterglow.themes.Outcome;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The codebook, its codes and their rules.
@Controller
class CodebookPages {

    private final Codebook codebook;
    private final Codings codings;
    private final Memos memos;
    private final Words words;
    private final Sight sight;
    private final InstantSource clock;

    CodebookPages(
            Codebook codebook,
            Codings codings,
            Memos memos,
            Words words,
            Sight sight,
            InstantSource clock) {
        this.codebook = codebook;
        this.codings = codings;
        this.memos = memos;
        this.words = words;
        this.sight = sight;
        this.clock = clock;
    }

    @GetMapping("/themes/codebook")
    ModelAndView list(@RequestParam(defaultValue = "") String q, Actor actor) {
        codebook.begin(clock.instant());
        return list(q, "", actor);
    }

    private ModelAndView list(String q, String refused, Actor actor) {
        List<CodebookPage.Line> lines =
                q.isBlank()
                        ? tree(codebook.inUse())
                        : codebook.search(q).stream()
                                .map(code -> ThemeViews.line(code, 0))
                                .toList();
        ModelAndView page = new ModelAndView("themes/codebook", ThemePages.status(refused));
        page.addObject(
                "page",
                new CodebookPage(
                        q.strip(),
                        lines,
                        codebook.inUse().size(),
                        codebook.edition(),
                        codebook.isReflexive(),
                        actor.may(Role.RESPONDER),
                        actor.may(Role.CURATOR),
                        refused));
        return page;
    }

    /// Each code below its wider one.
    static List<CodebookPage.Line> tree(List<Code> codes) {
        List<CodebookPage.Line> lines = new ArrayList<>();
        addBelow(null, codes, new ArrayList<>(List.of()), lines, new HashSet<>());
        return lines;
    }

    private static void addBelow(
            @Nullable String parent,
            List<Code> codes,
            List<String> above,
            List<CodebookPage.Line> lines,
            Set<String> seen) {
        for (Code code : codes) {
            if (Objects.equals(code.parent(), parent) && seen.add(code.slug())) {
                lines.add(ThemeViews.line(code, above.size()));
                List<String> path = new ArrayList<>(above);
                path.add(code.slug());
                addBelow(code.slug(), codes, path, lines, seen);
            }
        }
    }

    @PostMapping("/themes/mode")
    ModelAndView mode(@RequestParam String mode, Actor actor) {
        String refused =
                Words.refusal(
                        codebook.setReflexive(mode.equals("reflexive"), actor, clock.instant()));
        return refused.isEmpty() ? SeeOther.at("/themes/codebook") : list("", refused, actor);
    }

    @GetMapping("/themes/codebook/new")
    ModelAndView fresh(
            @RequestParam(defaultValue = "") String name,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        CodePage.Fields empty = new CodePage.Fields(name, "", "", "", "", "", "", "");
        return page(null, empty, "", actor, frame.times());
    }

    @GetMapping("/themes/codebook/{slug}")
    ModelAndView one(@PathVariable String slug, Actor actor, @ModelAttribute("frame") Frame frame) {
        Code code = find(slug);
        String parent = code.parent() == null ? "" : code.parent();
        return page(code, CodePage.Fields.of(code.rules(), parent), "", actor, frame.times());
    }

    /// What the form sends besides the rules; what is not ticked is not sent.
    record Marks(@Nullable Boolean inVivo, @Nullable Boolean meant) {}

    @PostMapping("/themes/codebook")
    ModelAndView add(
            CodePage.Fields fields,
            Marks marks,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        try {
            Codebook.Wish wish =
                    new Codebook.Wish(
                            fields.rules(),
                            fields.parent(),
                            Boolean.TRUE.equals(marks.inVivo()),
                            Boolean.TRUE.equals(marks.meant()));
            Outcome outcome = codebook.add(wish, actor, clock.instant());
            return switch (outcome) {
                case Outcome.Done done -> SeeOther.at("/themes/codebook");
                case Outcome.Refused refused ->
                        page(null, fields, refused.reason(), actor, frame.times());
            };
        } catch (IllegalArgumentException wrong) {
            return page(null, fields, String.valueOf(wrong.getMessage()), actor, frame.times());
        }
    }

    @PostMapping("/themes/codebook/{slug}")
    ModelAndView rewrite(
            @PathVariable String slug,
            CodePage.Fields fields,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Code code = find(slug);
        String refused;
        try {
            Codebook.Wish wish =
                    new Codebook.Wish(fields.rules(), fields.parent(), code.isInVivo(), true);
            refused = Words.refusal(codebook.rewrite(slug, wish, actor, clock.instant()));
        } catch (IllegalArgumentException wrong) {
            refused = String.valueOf(wrong.getMessage());
        }
        return refused.isEmpty()
                ? SeeOther.at("/themes/codebook/" + slug)
                : page(code, fields, refused, actor, frame.times());
    }

    @PostMapping("/themes/codebook/{slug}/merge")
    ModelAndView merge(
            @PathVariable String slug,
            @RequestParam String into,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Code code = find(slug);
        String refused = Words.refusal(codebook.merge(slug, into, actor, clock.instant()));
        return refused.isEmpty()
                ? SeeOther.at("/themes/codebook/" + into)
                : page(code, CodePage.Fields.of(code.rules(), ""), refused, actor, frame.times());
    }

    @PostMapping("/themes/codebook/{slug}/memos")
    ModelAndView memo(
            @PathVariable String slug,
            @RequestParam String text,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        Code code = find(slug);
        String refused =
                Words.refusal(
                        memos.write(
                                "code:" + slug,
                                new Memos.Memo(text.strip(), actor.word(), clock.instant())));
        return refused.isEmpty()
                ? SeeOther.at("/themes/codebook/" + slug)
                : page(code, CodePage.Fields.of(code.rules(), ""), refused, actor, frame.times());
    }

    private ModelAndView page(
            @Nullable Code code, CodePage.Fields fields, String refused, Actor actor, Times times) {
        String slug = code == null ? "" : code.slug();
        ModelAndView page = new ModelAndView("themes/code", ThemePages.status(refused));
        page.addObject(
                "page",
                new CodePage(
                        slug,
                        fields,
                        code != null && code.isInVivo(),
                        code == null || code.mergedInto() == null ? "" : code.mergedInto(),
                        choices(codebook.inUse(), slug, fields.parent()),
                        code == null ? List.of() : versions(code, times),
                        code == null ? List.of() : places(slug, actor),
                        memos("code:" + slug, times),
                        actor.may(Role.RESPONDER),
                        code == null ? resembling(fields.name()) : List.of(),
                        refused));
        return page;
    }

    private List<String> resembling(String name) {
        return codebook.resembling(name).stream().map(each -> each.rules().name()).toList();
    }

    static List<CodePage.Choice> choices(List<Code> codes, String without, String chosen) {
        return codes.stream()
                .filter(code -> !code.slug().equals(without))
                .map(code ->
                        new CodePage.Choice(
                                code.slug(), code.rules().name(), code.slug().equals(chosen)))
                .toList();
    }

    private List<CodePage.Version> versions(Code code, Times times) {
        return codebook.versions(code).stream()
                .map(each ->
                        new CodePage.Version(
                                each.number(),
                                each.rules().name(),
                                each.rules().definition(),
                                times.iso(each.at()),
                                times.day(each.at())))
                .toList();
    }

    private List<CodePage.Placed> places(String slug, Actor actor) {
        return sight.of(codings.withCodes(List.of(slug), ""), actor).stream()
                .limit(20)
                .map(each ->
                        new CodePage.Placed(
                                each.isOfWhole() ? "the whole incident" : each.quote(),
                                each.incident().toString(),
                                Words.address(each)))
                .toList();
    }

    private List<CodePage.Memo> memos(String subject, Times times) {
        return memos.about(subject).stream()
                .map(memo ->
                        new CodePage.Memo(
                                memo.text(),
                                words.name(memo.author()),
                                times.iso(memo.at()),
                                times.day(memo.at())))
                .toList();
    }

    private Code find(String slug) {
        return codebook.code(slug)
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no code " + slug));
    }
}
