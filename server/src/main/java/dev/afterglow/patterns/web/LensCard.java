package dev.afterglow.patterns.web;

import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.Verdict;
import dev.afterglow.web.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// One finding as a card: a sentence and a question on the left, the interval on the right.
///
/// @param address its page
/// @param doubt what chance leaves open; empty unless it cannot be told
/// @param evidence the first incidents behind it
/// @param evidenceNote what stands after them, or why there are none
/// @param waitHead how many cases more it takes; empty where that is not the question
/// @param waitTail when they will have come
public record LensCard(
        String address,
        String id,
        String badge,
        String tone,
        String group,
        String title,
        String observed,
        String counted,
        String expected,
        String doubt,
        String question,
        List<String> evidence,
        String evidenceNote,
        RatioPlot plot,
        List<Fact> facts,
        String waitHead,
        String waitTail) {

    private static final int SHOWN = 3;
    private static final int YEARS_MAX = 30;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US);

    public LensCard {
        evidence = List.copyOf(evidence);
        facts = List.copyOf(facts);
    }

    /// A term and what it is.
    public record Fact(String term, String value) {}

    /// Over which time cases came in.
    record Span(Instant from, Instant until) {}

    static LensCard of(Finding finding, Span span) {
        PatternWords words = PatternWords.of(finding.pattern());
        String tone = CardText.tone(finding.verdict());
        boolean unknown = finding.verdict() == Verdict.UNKNOWN;
        OptionalInt more = unknown ? CardText.casesMore(finding) : OptionalInt.empty();
        return new LensCard(
                "/patterns/" + finding.pattern(),
                finding.pattern().replaceAll("[^a-z0-9]+", "-"),
                CardText.badge(finding),
                tone,
                words.group(),
                words.title(),
                Numbers.number(finding.observed()) + " of " + Numbers.number(finding.n()),
                words.counted(),
                Numbers.number(Math.round(finding.expected() * 10) / 10.0),
                unknown ? CardText.doubt(finding) : "",
                finding.question(),
                finding.evidence().stream().limit(SHOWN).toList(),
                evidenceNote(finding),
                RatioPlot.of(finding, tone),
                facts(finding),
                more.isPresent() ? "About " + Numbers.number(more.getAsInt()) + " cases more" : "",
                more.isPresent() ? " and a doubling would show. " + when(finding, more, span) : "");
    }

    private static List<Fact> facts(Finding finding) {
        return List.of(
                new Fact("Ratio", CardText.ratio(finding)),
                new Fact(
                        "q, with " + finding.looks() + (finding.looks() == 1 ? " look" : " looks"),
                        CardText.probability(finding.q())),
                new Fact("Chance is", finding.baseline()),
                new Fact("Could have seen", CardText.power(finding)));
    }

    private static String evidenceNote(Finding finding) {
        int more = finding.evidence().size() - SHOWN;
        if (more > 0) {
            return more + " more";
        }
        if (!finding.evidence().isEmpty()) {
            return "";
        }
        return finding.observed() > 0
                ? "kept private, as fewer than five people stand behind it"
                : "none";
    }

    /// When so many cases will have come at the pace so far.
    private static String when(Finding finding, OptionalInt more, Span span) {
        double days = Math.max(1, Duration.between(span.from(), span.until()).toDays());
        double wait = days * more.getAsInt() / finding.n();
        if (wait > YEARS_MAX * 365.0) {
            return "At today's pace nobody will wait so long. Interviews are quicker.";
        }
        Instant then = span.until().plus(Duration.ofDays((long) wait));
        YearMonth month = YearMonth.from(then.atZone(ZoneOffset.UTC));
        return "At today's pace that is " + MONTH.format(month) + ". Interviews are quicker.";
    }
}
