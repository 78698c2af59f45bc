package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.statistics.Bootstrap;
import dev.afterglow.statistics.DoubleCoding;
import dev.afterglow.statistics.TwoByTwo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to blind double coding: open a round, say to be done, compare, rule.
@Service
public class Rounds {

    private static final int INCIDENTS_MAX = 200;
    private static final long SEED = 1;
    private static final int COMPARED_KEPT = 50;

    private final RoundStore store;
    private final CodingStore codings;
    private final Codebook codebook;
    private final Map<Ticked, List<DoubleCoding.Row>> compared = new ConcurrentHashMap<>();

    Rounds(RoundStore store, CodingStore codings, Codebook codebook) {
        this.store = store;
        this.codings = codings;
        this.codebook = codebook;
    }

    /// A code that one coder gave to an incident and the other did not.
    ///
    /// @param isFirst whether it was the first coder of the round
    /// @param quotes the words it was given to
    /// @param ruling what was agreed on afterwards; empty while it is open
    public record Difference(
            IncidentId incident,
            String code,
            boolean isFirst,
            List<String> quotes,
            Optional<Verdict> ruling) {}

    /// @param isKept whether the code stays on the incident
    public record Verdict(boolean isKept, String reason) {}

    /// What the two coders did, once both are done.
    ///
    /// @param rows agreement for each code and over all, unit: incident; empty in reflexive mode
    /// @param both how many codes both gave to the same incident
    public record Comparison(List<DoubleCoding.Row> rows, List<Difference> differences, int both) {}

    /// Over all codes of one round, for the chart of drift.
    public record Drift(Round round, OptionalDouble kappa, int incidents) {}

    /// What two coders ticked over some incidents; the same ticks give the same intervals, which
    /// take a second to draw.
    private record Ticked(
            List<IncidentId> incidents,
            Set<DoubleCoding.Tick> first,
            Set<DoubleCoding.Tick> second) {}

    /// All rounds, newest first; at most 200.
    public List<Round> all() {
        return store.all();
    }

    public Optional<Round> round(long id) {
        return store.find(id);
    }

    /// Opens a round for two different people over 1 to 200 incidents.
    @Transactional
    public Outcome open(Round round, Actor actor) {
        if (round.first().equals(round.second())) {
            return Outcome.refused("Two different people code a round.");
        }
        if (round.incidents().isEmpty() || round.incidents().size() > INCIDENTS_MAX) {
            return Outcome.refused(
                    "A round has 1 to 200 incidents, was " + round.incidents().size() + ".");
        }
        if (round.name().isBlank() || round.name().length() > CodeRules.NAME_MAX) {
            return Outcome.refused("A round has a name of 1 to 100 characters.");
        }
        return new Outcome.Done(store.insert(round, actor.word()));
    }

    /// The coder has read everything; the codes of both show once the other is done, too.
    @Transactional
    public Outcome done(long id, PersonId coder, Instant now) {
        Round round = require(id);
        if (!round.isCoder(coder)) {
            return Outcome.refused("Only who codes a round says to be done with it.");
        }
        store.setDone(id, coder.equals(round.first()), now);
        return new Outcome.Done(id);
    }

    /// What the two did; empty before both are done, for everybody.
    public Optional<Comparison> compare(Round round) {
        if (!round.isDone()) {
            return Optional.empty();
        }
        List<RoundStore.Tick> ticks = store.ticks(round.id());
        Set<DoubleCoding.Tick> first = ticks(ticks, round.first());
        Set<DoubleCoding.Tick> second = ticks(ticks, round.second());
        Set<DoubleCoding.Tick> both = new HashSet<>(first);
        both.retainAll(second);
        List<DoubleCoding.Row> rows =
                codebook.isReflexive()
                        ? List.of()
                        : rows(new Ticked(round.incidents(), first, second));
        return Optional.of(new Comparison(rows, differences(round, first, second), both.size()));
    }

    private static Set<DoubleCoding.Tick> ticks(List<RoundStore.Tick> ticks, PersonId coder) {
        return ticks.stream()
                .filter(tick -> tick.coder().equals(coder))
                .map(tick -> new DoubleCoding.Tick(tick.incident().toString(), tick.code()))
                .collect(Collectors.toSet());
    }

    private List<DoubleCoding.Row> rows(Ticked ticked) {
        if (compared.size() >= COMPARED_KEPT) {
            compared.clear();
        }
        return compared.computeIfAbsent(ticked, Rounds::agreement);
    }

    private static List<DoubleCoding.Row> agreement(Ticked ticked) {
        Set<String> codes = new TreeSet<>();
        ticked.first().forEach(tick -> codes.add(tick.code()));
        ticked.second().forEach(tick -> codes.add(tick.code()));
        Set<String> incidents =
                ticked.incidents().stream().map(IncidentId::toString).collect(Collectors.toSet());
        DoubleCoding.Frame frame = new DoubleCoding.Frame(incidents, codes);
        return codes.isEmpty()
                ? List.of()
                : DoubleCoding.of(ticked.first(), ticked.second(), frame)
                        .rows(Bootstrap.seeded(SEED));
    }

    private List<Difference> differences(
            Round round, Set<DoubleCoding.Tick> first, Set<DoubleCoding.Tick> second) {
        List<RoundStore.Ruling> rulings = store.rulings(round.id());
        List<Coding> given = codings.ofRound(round.id());
        List<Difference> differences = new ArrayList<>();
        Set<DoubleCoding.Tick> either = new HashSet<>(first);
        either.addAll(second);
        for (DoubleCoding.Tick tick : either) {
            if (first.contains(tick) && second.contains(tick)) {
                continue;
            }
            IncidentId incident = IncidentId.parse(tick.document());
            List<String> quotes =
                    given.stream()
                            .filter(one -> one.incident().equals(incident))
                            .filter(one -> one.code().equals(tick.code()))
                            .map(Coding::quote)
                            .filter(quote -> !quote.isEmpty())
                            .toList();
            Optional<Verdict> ruling =
                    rulings.stream()
                            .filter(one ->
                                    one.incident().equals(incident)
                                            && one.code().equals(tick.code()))
                            .map(one -> new Verdict(one.isKept(), one.reason()))
                            .findFirst();
            differences.add(
                    new Difference(incident, tick.code(), first.contains(tick), quotes, ruling));
        }
        differences.sort(
                java.util.Comparator.comparingLong((Difference one) -> one.incident().value())
                        .thenComparing(Difference::code));
        return differences;
    }

    /// What the coders agree on in the end about a code that only one of them gave: it stays, or it
    /// goes; with a reason. Written once.
    @Transactional
    public Outcome rule(long id, Difference difference, PersonId person, Instant now) {
        Round round = require(id);
        Verdict verdict =
                difference
                        .ruling()
                        .orElseThrow(
                                () -> new IllegalArgumentException("A ruling needs a verdict"));
        if (!round.isDone()) {
            return Outcome.refused("Both coders finish before anything is settled.");
        }
        if (verdict.reason().isBlank() || verdict.reason().length() > 2_000) {
            return Outcome.refused("Say in a line what settled it; up to 2,000 characters.");
        }
        Long code = codebook.pin(List.of(difference.code())).get(difference.code());
        RoundStore.Ruling ruling =
                new RoundStore.Ruling(
                        difference.incident(),
                        difference.code(),
                        verdict.isKept(),
                        verdict.reason().strip(),
                        person.value(),
                        now);
        if (code == null || !isDifference(id, difference) || !store.rule(id, code, ruling)) {
            return Outcome.refused("This difference is settled already, or never was one.");
        }
        if (!verdict.isKept()) {
            codings.removeRuledOut(id, difference.incident(), code, now);
        }
        return new Outcome.Done(id);
    }

    private boolean isDifference(long round, Difference difference) {
        return store.ticks(round).stream()
                        .filter(tick -> tick.incident().equals(difference.incident()))
                        .filter(tick -> tick.code().equals(difference.code()))
                        .count()
                == 1;
    }

    /// Agreement over all codes, round by round, oldest first; empty in reflexive mode.
    public List<Drift> drift() {
        if (codebook.isReflexive()) {
            return List.of();
        }
        return store.all().reversed().stream()
                .filter(Round::isDone)
                .map(round -> {
                    List<RoundStore.Tick> ticks = store.ticks(round.id());
                    TwoByTwo all =
                            rows(
                                            new Ticked(
                                                    round.incidents(),
                                                    ticks(ticks, round.first()),
                                                    ticks(ticks, round.second())))
                                    .stream()
                                    .filter(row -> row.code().isEmpty())
                                    .map(DoubleCoding.Row::table)
                                    .findFirst()
                                    .orElse(TwoByTwo.EMPTY);
                    return new Drift(round, all.kappa(), round.incidents().size());
                })
                .toList();
    }

    private Round require(long id) {
        return store.find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no round " + id));
    }
}
