package dev.afterglow.patterns;

import dev.afterglow.patterns.History.Reached;
import dev.afterglow.statistics.ChanceTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Are the same few called again and again without being on call?
///
/// Exposure: the calls that the one most called in each team got beyond an even share. Denominator:
/// everybody who knew the service that day, was not away and not in it already: each call could
/// have gone to any of them. Somebody is always called most, so chance has its own number; counting
/// the calls alone would count who knows many services.
final class KnowledgeLens implements Lens {

    private static final int POWER_DRAWS = 200;

    @Override
    public String name() {
        return "knowledge";
    }

    @Override
    public String question() {
        return "What do they know that could be known by two more, and what would it take?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.KNOWLEDGE, Table.PARTICIPANTS);
    }

    /// One call to somebody not on call, and who it could have been.
    record Call(Timeline.Incident incident, int person, List<Integer> candidates) {}

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        Calls calls = new Calls(timeline.people(), calls(timeline));
        int[] chosen = calls.all().stream().mapToInt(Call::person).toArray();
        String name = "knowledge/same-few";
        ChanceTally.Outcome outcome =
                chance.test(
                        name,
                        calls.beyond(chosen),
                        random -> calls.beyond(calls.drawn(Map.of(), random)));
        Set<Integer> few = calls.few(chosen);
        Cases cases = new Cases();
        calls.all()
                .forEach(call ->
                        cases.add(call.incident(), few.contains(call.person()), call.person()));
        return List.of(
                new Look(
                        "same-few",
                        Sample.of(
                                outcome,
                                times -> preferred(calls, times, chance.seedOf(name + "/power"))),
                        calls.all().size(),
                        "each call goes to anybody who knew the service and was there; counted are"
                                + " calls beyond an even share of the one most called in each team",
                        question(),
                        cases.ofPeople(timeline.people())));
    }

    /// What would be counted if one of each team were so many times as likely to be called.
    private static ChanceTally.Chance preferred(Calls calls, double times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ChanceTally tally = new ChanceTally(0, new ChanceTally.Plan(POWER_DRAWS, POWER_DRAWS));
        for (int i = 0; i < POWER_DRAWS; i++) {
            Map<Integer, Double> weights = new HashMap<>();
            calls.onePerTeam(random).forEach(person -> weights.put(person, times));
            tally.add(calls.beyond(calls.drawn(weights, random)));
        }
        return tally.outcome().chance();
    }

    private static List<Call> calls(Timeline timeline) {
        Map<String, List<History.Participant>> byIncident = new HashMap<>();
        for (History.Participant participant : timeline.history().participants()) {
            byIncident
                    .computeIfAbsent(participant.incident(), id -> new ArrayList<>())
                    .add(participant);
        }
        List<Call> calls = new ArrayList<>();
        byIncident.forEach((id, those) -> {
            Optional<Timeline.Incident> incident = timeline.incident(id);
            for (History.Participant participant : those) {
                Reached reached = participant.reached();
                if (reached == Reached.ASKED || reached == Reached.CHANCE) {
                    incident.flatMap(i -> call(timeline, i, participant, those))
                            .ifPresent(calls::add);
                }
            }
        });
        calls.sort(Comparator.comparingInt(call -> call.incident().index()));
        return calls;
    }

    private static Optional<Call> call(
            Timeline timeline,
            Timeline.Incident incident,
            History.Participant called,
            List<History.Participant> others) {
        People people = timeline.people();
        long at = called.joinedAt().getEpochSecond();
        int person = people.indexOf(called.person());
        List<Integer> candidates = new ArrayList<>();
        for (Timeline.Knower knower : timeline.knowersOf(incident.service())) {
            boolean knows = knower.knowsOn(people.dayOf(knower.person(), at));
            if (knows
                    && !people.isAway(knower.person(), at)
                    && !candidates.contains(knower.person())) {
                candidates.add(knower.person());
            }
        }
        for (History.Participant other : others) {
            boolean wasCalled =
                    other.reached() == Reached.ASKED || other.reached() == Reached.CHANCE;
            if (!wasCalled && !other.joinedAt().isAfter(called.joinedAt())) {
                Integer there = people.indexOf(other.person());
                candidates.removeIf(there::equals);
            }
        }
        return candidates.contains(person)
                ? Optional.of(new Call(incident, person, candidates))
                : Optional.empty();
    }
}
