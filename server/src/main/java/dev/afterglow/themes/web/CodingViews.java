package dev.afterglow.themes.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import dev.afterglow.themes.Code;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Coding;
import dev.afterglow.themes.Codings;
import dev.afterglow.themes.Memos;
import dev.afterglow.themes.ReadText;
import dev.afterglow.themes.Rounds;
import dev.afterglow.themes.Suggestions;
import dev.afterglow.themes.Texts;
import dev.afterglow.web.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes the page on which a text is read with its codes in the margin.
@Component
class CodingViews {

    private static final int SUGGESTED_PASSAGES_MOST = 40;
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(\\S.*?)\\s*#*\\s*");

    private final Texts texts;
    private final Codings codings;
    private final Codebook codebook;
    private final Rounds rounds;
    private final Memos memos;
    private final Suggestions suggestions;
    private final Words words;

    CodingViews(
            Texts texts,
            Codings codings,
            Codebook codebook,
            Rounds rounds,
            Memos memos,
            Suggestions suggestions,
            Words words) {
        this.texts = texts;
        this.codings = codings;
        this.codebook = codebook;
        this.rounds = rounds;
        this.memos = memos;
        this.suggestions = suggestions;
        this.words = words;
    }

    /// Who looks.
    record Looking(PersonId reader, boolean mayCode, Times times) {}

    /// What was typed before, why it was refused, and whether suggestions are wanted.
    record Asked(CodingPage.Typed typed, String refused, boolean suggest) {}

    CodingPage page(Incident incident, Looking looking, Asked asked) {
        List<Coding> all = codings.of(incident.id(), looking.reader());
        List<ReadText> read = texts.read(incident.id());
        Suggestions.State state =
                asked.suggest() ? suggestions.prepare() : Suggestions.State.TOO_FEW;
        boolean suggests = asked.suggest() && state == Suggestions.State.READY;
        Map<String, String> names =
                codebook.inUse().stream()
                        .collect(Collectors.toMap(Code::slug, code -> code.rules().name()));
        return new CodingPage(
                incident.id().toString(),
                incident.title(),
                "/themes/texts/" + incident.id(),
                read.stream()
                        .map(text -> text(text, all, looking, suggests ? names : Map.of()))
                        .toList(),
                all.stream().filter(Coding::isOfWhole).map(one -> margin(one, looking)).toList(),
                all.stream().filter(Coding::isLost).map(one -> margin(one, looking)).toList(),
                codebook.inUse().stream()
                        .map(code ->
                                new CodingPage.Option(
                                        code.slug(),
                                        code.rules().name(),
                                        code.rules().definition()))
                        .toList(),
                round(incident.id(), looking.reader()),
                looking.mayCode(),
                suggests,
                asked.typed(),
                memos(incident.id(), looking.times()),
                asked.refused(),
                asked.suggest() ? notice(state) : "");
    }

    private static String notice(Suggestions.State state) {
        return switch (state) {
            case READY -> "";
            case LEARNING -> "Still learning from what was coded: ask again in some seconds.";
            case TOO_FEW -> "Nothing to suggest yet: it learns from twenty coded quotes on.";
        };
    }

    private String round(IncidentId incident, PersonId reader) {
        return rounds.all().stream()
                .filter(round -> round.isCoder(reader) && !round.isDone(reader))
                .filter(round -> round.incidents().contains(incident))
                .map(round -> round.name())
                .findFirst()
                .orElse("");
    }

    private CodingPage.Text text(
            ReadText text, List<Coding> all, Looking looking, Map<String, String> names) {
        List<Coding> placed =
                all.stream()
                        .filter(one -> Objects.equals(one.text(), text.id()) && one.start() >= 0)
                        .toList();
        List<Passages.Range> ranges = Passages.of(text.body());
        boolean suggests = !names.isEmpty() && ranges.size() <= SUGGESTED_PASSAGES_MOST;
        List<CodingPage.Passage> passages =
                ranges.stream()
                        .map(range ->
                                new CodingPage.Passage(
                                        range.start(),
                                        heading(text, range, placed),
                                        Passages.pieces(text, range, placed),
                                        Passages.beginningIn(range, placed).stream()
                                                .map(one -> margin(one, looking))
                                                .toList(),
                                        suggests ? suggested(text, range, names) : List.of()))
                        .toList();
        String version = "version %d, %s".formatted(text.number(), looking.times().day(text.at()));
        return new CodingPage.Text(text.id(), text.title(), version, passages);
    }

    private static String heading(ReadText text, Passages.Range range, List<Coding> placed) {
        Matcher heading = HEADING.matcher(text.body().substring(range.start(), range.end()));
        return heading.matches() && Passages.beginningIn(range, placed).isEmpty()
                ? heading.group(1)
                : "";
    }

    private List<CodingPage.Suggested> suggested(
            ReadText text, Passages.Range range, Map<String, String> names) {
        String passage = text.body().substring(range.start(), range.end());
        return suggestions.of(passage).stream()
                .filter(one -> names.containsKey(one.code()))
                .map(one ->
                        new CodingPage.Suggested(
                                one.code(),
                                names.getOrDefault(one.code(), one.code()),
                                passage,
                                range.start(),
                                "from the wording, "
                                        + Math.round(one.probability() * 100)
                                        + " in 100"))
                .toList();
    }

    private CodingPage.Margin margin(Coding coding, Looking looking) {
        boolean own = coding.coder().equals(looking.reader());
        return new CodingPage.Margin(
                coding.id(),
                coding.code(),
                coding.codeName(),
                coding.quote(),
                own ? "" : words.name(coding.coder()),
                Words.tone(coding.code()),
                own);
    }

    private List<CodePage.Memo> memos(IncidentId incident, Times times) {
        return memos.about("incident:" + incident).stream()
                .map(memo ->
                        new CodePage.Memo(
                                memo.text(),
                                words.name(memo.author()),
                                times.iso(memo.at()),
                                times.day(memo.at())))
                .toList();
    }

    List<Lists.TextLine> lines(List<Incident> incidents, Times times) {
        Map<IncidentId, Integer> counts =
                codings.countsOf(incidents.stream().map(Incident::id).collect(Collectors.toSet()));
        return incidents.stream()
                .map(incident ->
                        new Lists.TextLine(
                                incident.id().toString(),
                                incident.title(),
                                "/themes/texts/" + incident.id(),
                                times.iso(incident.declaredAt()),
                                times.day(incident.declaredAt()),
                                counts.getOrDefault(incident.id(), 0)))
                .toList();
    }

    /// The codes on an incident, each once.
    List<CodingPage.Margin> panel(IncidentId incident, PersonId reader) {
        Map<String, CodingPage.Margin> byCode = new LinkedHashMap<>();
        codings.of(incident, reader)
                .forEach(one ->
                        byCode.putIfAbsent(
                                one.code(),
                                new CodingPage.Margin(
                                        one.id(),
                                        one.code(),
                                        one.codeName(),
                                        one.quote(),
                                        "",
                                        Words.tone(one.code()),
                                        false)));
        return List.copyOf(byCode.values());
    }
}
