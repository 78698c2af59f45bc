package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.statistics.Saturation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to codings: who gave which code to which words.
@Service
public class Codings {

    private static final int LISTED_MOST = 200;
    private static final int QUOTE_MAX = 5_000;

    private final CodingStore store;
    private final Codebook codebook;
    private final Texts texts;
    private final RoundStore rounds;
    private volatile @Nullable Drawn drawn;

    /// The curve as it was last computed; the same codings give the same.
    private record Drawn(CodingStore.Stamp stamp, Curve curve) {}

    Codings(CodingStore store, Codebook codebook, Texts texts, RoundStore rounds) {
        this.store = store;
        this.codebook = codebook;
        this.texts = texts;
        this.rounds = rounds;
    }

    /// What somebody wants to code.
    ///
    /// @param text the number of the text; null for the whole incident
    /// @param quote words of it, as they stand there; empty for the whole incident
    /// @param start where they stand, if they stand there more than once; 0 for the first
    public record Wish(
            IncidentId incident,
            String code,
            @Nullable Long text,
            String quote,
            int start,
            boolean isFromSuggestion) {

        /// The whole incident.
        public static Wish whole(IncidentId incident, String code) {
            return new Wish(incident, code, null, "", 0, false);
        }
    }

    /// Gives a code. In an unfinished round of the coder on this incident it belongs to the round.
    @Transactional
    public Outcome code(Wish wish, PersonId coder, Instant now) {
        Optional<Code> code = codebook.code(wish.code());
        if (code.isEmpty() || !code.get().isInUse()) {
            return Outcome.refused("There is no code “" + wish.code() + "” in use.");
        }
        Place place = place(wish);
        if (place.problem() != null) {
            return Outcome.refused(place.problem());
        }
        Long round = rounds.openOf(coder, wish.incident()).orElse(null);
        ReadText text = place.text();
        Anchor anchor = place.anchor();
        Long already = already(wish, coder, round, anchor);
        if (already != null) {
            return new Outcome.Done(already);
        }
        long id =
                store.insert(
                        new CodingStore.Fresh(
                                code.get().id(),
                                wish.incident(),
                                text == null ? null : text.id(),
                                text == null || anchor == null
                                        ? ""
                                        : text.body().substring(anchor.start(), anchor.end()),
                                coder,
                                round,
                                wish.isFromSuggestion()),
                        now);
        if (text != null && anchor != null) {
            store.anchor(id, text.version(), anchor);
        }
        return new Outcome.Done(id);
    }

    /// Where a wish points.
    ///
    /// @param problem why that is nowhere; null when it is somewhere, or the whole incident
    private record Place(
            @Nullable ReadText text, @Nullable Anchor anchor, @Nullable String problem) {

        static final Place WHOLE = new Place(null, null, null);

        static Place nowhere(String problem) {
            return new Place(null, null, problem);
        }
    }

    /// Why the words cannot be coded; empty when they can.
    public Optional<String> problem(Wish wish) {
        return Optional.ofNullable(place(wish).problem());
    }

    private Place place(Wish wish) {
        if (wish.quote().isBlank()) {
            return Place.WHOLE;
        }
        if (wish.quote().length() > QUOTE_MAX) {
            return Place.nowhere("A quote has at most 5,000 characters.");
        }
        Optional<ReadText> text =
                Optional.ofNullable(wish.text())
                        .flatMap(texts::text)
                        .filter(one -> one.incident().equals(wish.incident()));
        if (text.isEmpty()) {
            return Place.nowhere("Say which text of " + wish.incident() + " the words are of.");
        }
        return Anchor.find(wish.quote(), wish.start(), text.get().body())
                .map(anchor -> new Place(text.get(), anchor, null))
                .orElseGet(() ->
                        Place.nowhere(
                                "“%s” does not stand in “%s”: copy the words as they are."
                                        .formatted(shown(wish.quote()), text.get().title())));
    }

    /// In a round everything is coded afresh, whatever was given before.
    private @Nullable Long already(
            Wish wish, PersonId coder, @Nullable Long round, @Nullable Anchor anchor) {
        return store.of(wish.incident(), coder).stream()
                .filter(one -> one.coder().equals(coder) && one.code().equals(wish.code()))
                .filter(one -> round == null || round.equals(one.round()))
                .filter(one ->
                        anchor == null
                                ? one.isOfWhole()
                                : one.start() == anchor.start() && one.end() == anchor.end())
                .map(Coding::id)
                .findFirst()
                .orElse(null);
    }

    /// Takes a code back; whoever gave it may, and a curator outside of rounds.
    @Transactional
    public Outcome remove(long id, Actor actor, PersonId person, Instant now) {
        Optional<Coding> coding = store.find(id);
        if (coding.isEmpty()) {
            return Outcome.refused("That code has been taken back already.");
        }
        boolean own = coding.get().coder().equals(person);
        if (!own && !(actor.may(Role.CURATOR) && coding.get().round() == null)) {
            return Outcome.refused("Whoever gave a code takes it back, or a curator.");
        }
        store.remove(id, now);
        return new Outcome.Done(id);
    }

    public Optional<Coding> coding(long id) {
        return store.find(id);
    }

    /// Those of the numbers that are there, by number.
    Map<Long, Coding> codings(List<Long> ids) {
        return store.find(ids).stream().collect(Collectors.toMap(Coding::id, Function.identity()));
    }

    /// The codings of an incident that this reader may see, in reading order: those in force, and
    /// the reader's own of a round that is not done. Whoever codes it in a round sees nobody else's
    /// until they are done.
    public List<Coding> of(IncidentId incident, PersonId reader) {
        List<Coding> seen = store.of(incident, reader);
        return rounds.openOf(reader, incident).isEmpty()
                ? seen
                : seen.stream().filter(one -> one.coder().equals(reader)).toList();
    }

    /// How many codings in force each of these incidents has; those with none are left out.
    public Map<IncidentId, Integer> countsOf(Set<IncidentId> incidents) {
        return incidents.isEmpty() ? Map.of() : store.countsOf(incidents);
    }

    /// How many incidents carry a code in force.
    public int incidentsCoded() {
        return store.incidentsCoded();
    }

    /// The codings in force of some codes whose quote has these words, newest first; at most 200.
    /// All codes when none is named.
    public List<Coding> withCodes(List<String> codes, String words) {
        return store.withCodes(codes, words.strip(), LISTED_MOST);
    }

    /// Every coding in force whose words are known, at most so many; what suggestions learn from.
    List<Coding> all(int most) {
        return store.withCodes(List.of(), "", most);
    }

    /// The codes in force of each incident, in the order in which incidents were first coded.
    private Map<IncidentId, Set<String>> codesByIncident() {
        Map<IncidentId, Set<String>> codes = new LinkedHashMap<>();
        store.ticks()
                .forEach(tick ->
                        codes.computeIfAbsent(tick.incident(), fresh -> new LinkedHashSet<>())
                                .add(tick.code()));
        return codes;
    }

    /// Whether reading more incidents still brings new codes.
    ///
    /// @param found codes met up to each incident, in the order of reading
    /// @param reachedAfter after how many incidents a run of two brought at most 5 % new; 0: not
    ///     yet
    public record Curve(List<Integer> found, int reachedAfter) {}

    public Curve saturation() {
        CodingStore.Stamp stamp = store.stamp();
        Drawn before = drawn;
        if (before != null && before.stamp().equals(stamp)) {
            return before.curve();
        }
        Curve curve = curve();
        drawn = new Drawn(stamp, curve);
        return curve;
    }

    private Curve curve() {
        List<Set<String>> incidents = List.copyOf(codesByIncident().values());
        List<Integer> found = new ArrayList<>();
        int sum = 0;
        for (int fresh : Saturation.newCodes(incidents)) {
            sum += fresh;
            found.add(sum);
        }
        return new Curve(found, Saturation.USUAL.reachedAfter(incidents).orElse(0));
    }

    private static String shown(String quote) {
        return quote.length() <= 60 ? quote : quote.substring(0, 60) + "…";
    }
}
