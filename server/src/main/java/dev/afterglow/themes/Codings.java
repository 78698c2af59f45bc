package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.statistics.Saturation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final CodingStore store;
    private final SpotStore spots;
    private final Codebook codebook;
    private final Texts texts;
    private final RoundStore rounds;
    private volatile @Nullable Drawn drawn;

    /// The curve as it was last computed; the same codings give the same.
    private record Drawn(CodingStore.Stamp stamp, Curve curve) {}

    Codings(CodingStore store, SpotStore spots, Codebook codebook, Texts texts, RoundStore rounds) {
        this.store = store;
        this.spots = spots;
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

    /// Gives a code; one that the coder gave to these words before stays as it is. In an unfinished
    /// round of the coder on this incident it belongs to the round.
    @Transactional
    public Outcome code(Wish wish, PersonId coder, Instant now) {
        return code(List.of(wish), coder, now).getFirst();
    }

    /// The same for several, each as if it came alone: what the coder gave before is read once.
    /// Until the transaction ends none of their codes is merged, and the coder gives no other one.
    @Transactional
    List<Outcome> code(List<Wish> wishes, PersonId coder, Instant now) {
        spots.takeTurns(coder);
        Map<String, Long> codes = codebook.pin(wishes.stream().map(Wish::code).toList());
        Sitting sitting = new Sitting(coder, codes, now);
        return wishes.stream().map(sitting::code).toList();
    }

    /// A coder who gives some codes.
    private final class Sitting {

        private final PersonId coder;
        private final Map<String, Long> codes;
        private final Instant now;
        private final Map<Long, Optional<ReadText>> read = new HashMap<>();
        private final Map<IncidentId, Given> given = new HashMap<>();

        /// @param codes the numbers of those in use
        Sitting(PersonId coder, Map<String, Long> codes, Instant now) {
            this.coder = coder;
            this.codes = codes;
            this.now = now;
        }

        /// What the coder gave on an incident: the number of each coding.
        ///
        /// @param round the round that they give it in; null outside of rounds
        private record Given(@Nullable Long round, Map<Spot, Long> codings) {}

        Outcome code(Wish wish) {
            Long code = codes.get(wish.code());
            if (code == null) {
                return Outcome.refused("There is no code “" + wish.code() + "” in use.");
            }
            Place place = Place.of(wish, id -> read.computeIfAbsent(id, texts::text));
            if (place.problem() != null) {
                return Outcome.refused(place.problem());
            }
            Given before = given.computeIfAbsent(wish.incident(), this::given);
            return new Outcome.Done(
                    before.codings()
                            .computeIfAbsent(
                                    Spot.of(code, place),
                                    spot -> give(spot, wish, place, before.round())));
        }

        /// In a round everything is coded afresh, whatever was given before.
        private Given given(IncidentId incident) {
            Long round = rounds.openOf(coder, incident).orElse(null);
            return new Given(round, spots.of(incident, coder, round));
        }

        private long give(Spot spot, Wish wish, Place place, @Nullable Long round) {
            long id =
                    store.insert(
                            new CodingStore.Fresh(
                                    spot.code(),
                                    wish.incident(),
                                    spot.text(),
                                    place.quote(),
                                    coder,
                                    round,
                                    wish.isFromSuggestion()),
                            now);
            if (place.text() != null && place.anchor() != null) {
                store.anchor(id, place.text().version(), place.anchor());
            }
            return id;
        }
    }

    /// Why the words cannot be coded; empty when they can.
    public Optional<String> problem(Wish wish) {
        return Optional.ofNullable(Place.of(wish, texts::text).problem());
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
}
