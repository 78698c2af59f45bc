package dev.afterglow.themes.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.themes.Claim;
import dev.afterglow.themes.Code;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Coding;
import dev.afterglow.themes.Codings;
import dev.afterglow.themes.MemberCheck;
import dev.afterglow.themes.Themes;
import dev.afterglow.web.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page of a claim.
@Component
class ThemeViews {

    private static final int CODES_SHOWN = 8;

    private final Themes themes;
    private final Codebook codebook;
    private final Codings codings;
    private final AgreementViews agreements;
    private final Words words;
    private final Sight sight;
    private final MemberCheck memberCheck;

    ThemeViews(
            Themes themes,
            Codebook codebook,
            Codings codings,
            AgreementViews agreements,
            Words words,
            Sight sight,
            MemberCheck memberCheck) {
        this.themes = themes;
        this.codebook = codebook;
        this.codings = codings;
        this.agreements = agreements;
        this.words = words;
        this.sight = sight;
        this.memberCheck = memberCheck;
    }

    ThemePage page(Optional<Claim> claim, String refused, Actor actor, Times times) {
        List<Claim> all = themes.all();
        List<Code> codes = codebook.inUse();
        long shown = claim.map(Claim::id).orElse(0L);
        return new ThemePage(
                all.stream()
                        .filter(each -> each.status() != Claim.Status.DROPPED || each.id() == shown)
                        .map(each -> tab(each, shown))
                        .toList(),
                (int) all.stream().filter(e -> e.status() == Claim.Status.DROPPED).count(),
                view(claim.orElse(null), actor, times),
                agreements.latest(),
                Curves.of(codings.saturation()),
                codes.stream()
                        .sorted(Comparator.comparingInt(Code::uses).reversed())
                        .limit(CODES_SHOWN)
                        .map(code -> line(code, 0))
                        .toList(),
                codes.size(),
                codebook.edition(),
                actor.may(Role.RESPONDER),
                refused);
    }

    static CodebookPage.Line line(Code code, int depth) {
        return new CodebookPage.Line(
                code.slug(),
                code.rules().name(),
                code.rules().definition(),
                code.uses(),
                Words.tone(code.slug()),
                depth);
    }

    private static ThemePage.Tab tab(Claim claim, long shown) {
        return new ThemePage.Tab(
                claim.wording().brief(), "/themes/" + claim.id(), claim.id() == shown);
    }

    private ThemePage.@Nullable View view(@Nullable Claim claim, Actor actor, Times times) {
        if (claim == null) {
            return null;
        }
        Claim.Wording wording = claim.wording();
        List<Coding> supporting = sight.of(claim.supporting(), actor);
        List<Coding> opposing = sight.of(claim.opposing(), actor);
        List<Claim.Wording> wordings = themes.wordings(claim.id());
        return new ThemePage.View(
                claim.id(),
                "/themes/" + claim.id(),
                badge(claim),
                claim.status() == Claim.Status.CLAIM ? "live" : tone(claim),
                note(claim, wordings, times),
                wording.brief(),
                wording.claim(),
                wording.rival(),
                wording.dropIf(),
                heading(claim.supporting().size(), "for it"),
                quotes(supporting),
                heading(claim.opposing().size(), "against it"),
                quotes(opposing),
                shown(claim),
                memberCheck.isDue(claim) ? memberCheck.membersOf(claim).size() : 0,
                themes.missing(claim),
                claim.status() == Claim.Status.THEME,
                claim.status() == Claim.Status.DROPPED,
                claim.events().reversed().stream().map(event -> event(event, times)).toList(),
                wordings.stream().map(each -> wording(each, times)).toList(),
                claim.patterns().stream().map(ThemeViews::pattern).toList());
    }

    private String note(Claim claim, List<Claim.Wording> wordings, Times times) {
        String authors =
                wordings.stream()
                        .map(each -> words.name(each.author()))
                        .distinct()
                        .collect(Collectors.joining(" and "));
        String incidents = claim.incidents() == 1 ? "1 incident" : claim.incidents() + " incidents";
        return "%s · %s · since %s"
                .formatted(authors, incidents, times.day(wordings.getLast().at()));
    }

    private static ThemePage.Wording wording(Claim.Wording wording, Times times) {
        return new ThemePage.Wording(
                wording.number(),
                wording.claim(),
                wording.reason(),
                times.iso(wording.at()),
                times.day(wording.at()));
    }

    /// One look of a lens has a page; a lens as a whole is on the page of all.
    private static ThemePage.Pattern pattern(String name) {
        return new ThemePage.Pattern(name, name.contains("/") ? "/patterns/" + name : "/patterns");
    }

    private static String tone(Claim claim) {
        return claim.status() == Claim.Status.THEME ? "good" : "plain";
    }

    private static String badge(Claim claim) {
        String wording = Words.ordinal(claim.wording().number()) + " wording";
        return switch (claim.status()) {
            case CLAIM -> "claim, " + wording;
            case THEME -> "theme, " + wording;
            case DROPPED -> "dropped";
        };
    }

    private static String heading(int number, String side) {
        return Words.count(number, "quote", "quotes") + " " + side;
    }

    private static List<ThemePage.Quote> quotes(List<Coding> codings) {
        return codings.stream()
                .map(one ->
                        new ThemePage.Quote(
                                one.id(), one.quote(), Words.cite(one), Words.address(one)))
                .toList();
    }

    /// What those say who were quoted, or that nobody was asked.
    private static String shown(Claim claim) {
        Map<String, Long> answers =
                claim.events().stream()
                        .collect(Collectors.groupingBy(Claim.Event::kind, Collectors.counting()));
        long agree = answers.getOrDefault("agrees", 0L);
        long partly = answers.getOrDefault("partly", 0L);
        long disagree = answers.getOrDefault("disagrees", 0L);
        long all = agree + partly + disagree;
        if (all == 0) {
            return answers.containsKey("asked")
                    ? "They were asked; nobody has answered yet."
                    : "Nobody was asked yet.";
        }
        return "%d of %d agree".formatted(agree, all)
                + (partly > 0 ? ", %d in part".formatted(partly) : "")
                + (disagree > 0 ? ", %d not".formatted(disagree) : "")
                + ".";
    }

    private ThemePage.Event event(Claim.Event event, Times times) {
        String what =
                switch (event.kind()) {
                    case "searched" -> "looked for cases against it: ";
                    case "called" -> "";
                    case "asked" -> "asked whether it is so: ";
                    case "dropped" -> "dropped it: ";
                    case "taken-up" -> "took it up again: ";
                    case "agrees" -> event.text().equals("agrees") ? "" : "agrees: ";
                    case "partly" -> "agrees in part: ";
                    default -> "does not agree: ";
                };
        return new ThemePage.Event(
                times.iso(event.at()),
                times.day(event.at()),
                words.name(event.author()),
                what + event.text());
    }
}
