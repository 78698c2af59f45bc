package dev.afterglow.setup;

import dev.afterglow.company.Chronicle;
import dev.afterglow.company.CodeTick;
import dev.afterglow.company.IncidentStory;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.themes.Claim;
import dev.afterglow.themes.CodeRules;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Coding;
import dev.afterglow.themes.Codings;
import dev.afterglow.themes.Outcome;
import dev.afterglow.themes.ReadText;
import dev.afterglow.themes.Round;
import dev.afterglow.themes.Rounds;
import dev.afterglow.themes.Texts;
import dev.afterglow.themes.Themes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The codes that the simulated company's reviewers gave to their stories, a round that two of them
/// coded blind, and the claims they built on it.
@Component
class DemoThemes {

    private static final int IN_ROUND = 10;
    private static final int PAGE = 200;
    private static final int PAGES_MAX = 20;

    /// The stories' word for a code, where it is not its slug.
    private static final Map<String, String> SLUGS =
            Map.of(
                    "last-times-picture",
                    "last-time-s-picture",
                    "new-to-rotation",
                    "new-to-the-rotation");

    private final Incidents incidents;
    private final Codebook codebook;
    private final Texts texts;
    private final Codings codings;
    private final Rounds rounds;
    private final Themes themes;
    private final TransactionTemplate transaction;

    DemoThemes(
            Incidents incidents,
            Codebook codebook,
            Texts texts,
            Codings codings,
            Rounds rounds,
            Themes themes,
            TransactionTemplate transaction) {
        this.incidents = incidents;
        this.codebook = codebook;
        this.texts = texts;
        this.codings = codings;
        this.rounds = rounds;
        this.themes = themes;
        this.transaction = transaction;
    }

    /// A story that was reviewed, and the incident it is about.
    private record Told(IncidentId incident, IncidentStory.Review review, PersonId coder) {}

    void tell(Chronicle chronicle, Instant now) {
        codebook.begin(now);
        List<Told> told = told(chronicle, now);
        int first = Math.max(0, told.size() - IN_ROUND);
        told.subList(0, first).forEach(one -> code(one, one.coder(), 0));
        List<PersonId> coders = told.stream().map(Told::coder).distinct().toList();
        if (coders.size() > 1) {
            blind(told.subList(first, told.size()), coders, now);
        }
        claims(coders, now);
    }

    /// Oldest review first.
    private List<Told> told(Chronicle chronicle, Instant now) {
        Map<Instant, IncidentId> byTime = new HashMap<>();
        Instant before = now.plusSeconds(1);
        for (int page = 0; page < PAGES_MAX; page++) {
            List<Incident> some = incidents.before(before, PAGE);
            some.stream()
                    .filter(one -> !one.isReal())
                    .forEach(one -> byTime.put(one.declaredAt(), one.id()));
            if (some.size() < PAGE) {
                break;
            }
            before = some.getLast().declaredAt();
        }
        Map<String, Instant> declared =
                chronicle.history().incidents().stream()
                        .collect(
                                Collectors.toMap(
                                        dev.afterglow.company.Incident::id,
                                        one -> one.startedAt().plus(Duration.ofMinutes(5))));
        Map<String, String> coders =
                chronicle.history().codes().stream()
                        .collect(
                                Collectors.toMap(
                                        CodeTick::incident, CodeTick::coder, (one, next) -> one));
        List<Told> told = new ArrayList<>();
        for (IncidentStory story : chronicle.incidents()) {
            Instant at = declared.get(story.incident());
            IncidentId id = at == null ? null : byTime.get(at);
            String coder = coders.get(story.incident());
            IncidentStory.Review review = story.review();
            if (id != null && coder != null && review != null && review.heldAt().isBefore(now)) {
                told.add(new Told(id, review, new PersonId(coder)));
            }
        }
        told.sort(java.util.Comparator.comparing(one -> one.review().heldAt()));
        return told;
    }

    /// Gives the codes of a story; of every so many one is passed over (0: none).
    private void code(Told told, PersonId coder, int passedOver) {
        transaction.executeWithoutResult(status -> {
            Instant at = told.review().heldAt().plus(Duration.ofHours(2));
            StringBuilder body = new StringBuilder();
            record Place(IncidentStory.Coded coded, int start) {}
            List<Place> places = new ArrayList<>();
            for (IncidentStory.Passage passage : told.review().narrative()) {
                body.append(body.isEmpty() ? "" : "\n\n");
                int start = body.length();
                passage.codes().forEach(coded -> places.add(new Place(coded, start)));
                body.append(passage.text());
            }
            ReadText text =
                    texts.read(told.incident()).stream()
                            .filter(one -> one.source().equals("story"))
                            .findFirst()
                            .orElseGet(() -> texts.keep(told.incident(), narrative(body, at)));
            int number = 0;
            for (Place place : places) {
                boolean isPassedOver =
                        passedOver > 0 && (told.incident().value() + number++) % passedOver == 0;
                if (!isPassedOver) {
                    Codings.Wish wish =
                            new Codings.Wish(
                                    told.incident(),
                                    slug(place.coded().code(), at),
                                    text.id(),
                                    place.coded().quote(),
                                    place.start(),
                                    false);
                    codings.code(wish, coder, at);
                }
            }
        });
    }

    /// For a story whose review was not published.
    private static IncidentText narrative(StringBuilder body, Instant at) {
        return new IncidentText("narrative", "The story", body.toString(), at);
    }

    /// A code of the stories that the book does not have is one in the words of who was there.
    private String slug(String code, Instant at) {
        String slug = SLUGS.getOrDefault(code, code);
        if (codebook.code(slug).isEmpty()) {
            String name =
                    slug.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + slug.substring(1);
            CodeRules rules = CodeRules.of(name.replace('-', ' '), "as those said who were there");
            codebook.add(new Codebook.Wish(rules, "", true, true), DemoCompany.DEMO, at);
        }
        return slug;
    }

    private void blind(List<Told> told, List<PersonId> coders, Instant now) {
        Outcome opened =
                rounds.open(
                        new Round(
                                0,
                                "Autumn sample",
                                coders.getFirst(),
                                coders.get(1),
                                told.stream().map(Told::incident).toList(),
                                now.minus(Duration.ofDays(9)),
                                null,
                                null),
                        DemoCompany.DEMO);
        if (!(opened instanceof Outcome.Done(long round))) {
            return;
        }
        told.forEach(one -> code(one, coders.getFirst(), 9));
        told.forEach(one -> code(one, coders.get(1), 6));
        rounds.done(round, coders.getFirst(), now.minus(Duration.ofDays(7)));
        rounds.done(round, coders.get(1), now.minus(Duration.ofDays(6)));
        Round whole = rounds.round(round).orElseThrow();
        rounds.compare(whole).stream()
                .flatMap(comparison -> comparison.differences().stream())
                .limit(3)
                .forEach(one ->
                        rounds.rule(
                                round,
                                new Rounds.Difference(
                                        one.incident(),
                                        one.code(),
                                        one.isFirst(),
                                        one.quotes(),
                                        Optional.of(
                                                new Rounds.Verdict(
                                                        true,
                                                        "we read it again together: it is there"))),
                                coders.getFirst(),
                                now.minus(Duration.ofDays(5))));
    }

    private void claims(List<PersonId> coders, Instant now) {
        if (coders.isEmpty()) {
            return;
        }
        Actor author = new Actor.OfPerson(coders.getFirst(), Role.CURATOR);
        pictureOfLastTime(author, coders, now);
        Instant at = now.minus(Duration.ofDays(40));
        newsAndNames(author, at, now);
        dropped(author, at, now);
    }

    private void pictureOfLastTime(Actor author, List<PersonId> coders, Instant now) {
        Instant at = now.minus(Duration.ofDays(40));
        long picture =
                claim(
                        wording(
                                "Last time’s picture",
                                "The first guess is the incident before.",
                                author,
                                at),
                        author,
                        List.of("last-time-s-picture"));
        against(picture, List.of("early-human-detection", "hand-over-gap"), author, now);
        themes.reword(
                picture,
                new Claim.Wording(
                        2,
                        "Last time’s picture",
                        "When an alarm looks like the last one, people begin where the last one"
                                + " ended, and look elsewhere only when that comes back empty.",
                        "The last one often is the right place to begin; we remember when it was"
                                + " not.",
                        "in the next ten cases most begin somewhere else.",
                        "“guess” sounded like a fault; it is how anybody would begin",
                        author.word(),
                        now.minus(Duration.ofDays(20))),
                author);
        themes.searched(
                picture,
                "All reviews since spring without this code: in two, people began elsewhere at"
                        + " once.",
                author,
                now.minus(Duration.ofDays(12)));
        themes.link(picture, "recurrence", author, now.minus(Duration.ofDays(11)));
        themes.call(picture, author, now.minus(Duration.ofDays(10)));
        themes.answer(picture, "agrees", "", actor(coders, 1), now.minus(Duration.ofDays(8)));
        themes.answer(
                picture,
                "partly",
                "only when we are tired",
                actor(coders, 2),
                now.minus(Duration.ofDays(7)));
    }

    private void newsAndNames(Actor author, Instant at, Instant now) {
        long news =
                claim(
                        wording(
                                "News in one room",
                                "What one team knows reaches the next team when something breaks.",
                                author,
                                at.plus(Duration.ofDays(9))),
                        author,
                        List.of("told-in-one-place", "hand-over-gap"));
        against(news, List.of("margin-made-on-the-spot"), author, now);
        claim(
                wording(
                        "Names in our heads",
                        "Who can help is remembered, not looked up.",
                        author,
                        at.plus(Duration.ofDays(15))),
                author,
                List.of("expert-found-by-memory", "known-by-one-person"));
    }

    private void dropped(Actor author, Instant at, Instant now) {
        long dropped =
                claim(
                        wording(
                                "Noise hides the signal",
                                "Noisy alerts hide the one that matters.",
                                author,
                                at.minus(Duration.ofDays(60))),
                        author,
                        List.of("alert-noise"));
        themes.drop(
                dropped,
                "In most cases the alert was seen at once; it was its words that misled.",
                author,
                now.minus(Duration.ofDays(30)));
    }

    private static Actor actor(List<PersonId> coders, int number) {
        return new Actor.OfPerson(coders.get(Math.min(number, coders.size() - 1)), Role.RESPONDER);
    }

    private static Claim.Wording wording(String brief, String claim, Actor author, Instant at) {
        return new Claim.Wording(1, brief, claim, "", "", "", author.word(), at);
    }

    private long claim(Claim.Wording wording, Actor author, List<String> codes) {
        if (!(themes.begin(wording, author) instanceof Outcome.Done(long id))) {
            throw new IllegalStateException("The demo's claim was refused: " + wording.brief());
        }
        quotes(codes, 4).forEach(one -> themes.quote(id, one.id(), true, author, wording.at()));
        return id;
    }

    private void against(long claim, List<String> codes, Actor author, Instant now) {
        quotes(codes, 2)
                .forEach(one ->
                        themes.quote(
                                claim, one.id(), false, author, now.minus(Duration.ofDays(15))));
    }

    /// At most so many, each of another incident and in other words.
    private List<Coding> quotes(List<String> codes, int most) {
        List<Coding> chosen = new ArrayList<>();
        for (Coding one : codings.withCodes(codes, "")) {
            boolean isNew =
                    chosen.stream()
                            .noneMatch(other ->
                                    other.incident().equals(one.incident())
                                            || other.quote().equals(one.quote()));
            if (isNew && chosen.size() < most && !one.isOfWhole()) {
                chosen.add(one);
            }
        }
        return chosen;
    }
}
