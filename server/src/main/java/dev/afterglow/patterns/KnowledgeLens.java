package dev.afterglow.patterns;

import dev.afterglow.patterns.History.Reached;
import dev.afterglow.statistics.ChanceTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Are the same few called again and again without being on call?
///
/// Exposure: pairs of incidents of a team that called the same person. Denominator: everybody who
/// knew the service that day, was not away and not in it already: each call could have gone to any
/// of them.
final class KnowledgeLens implements Lens {

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
    private record Call(Timeline.Incident incident, int person, List<Integer> candidates) {}

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        List<Call> calls = calls(timeline);
        int[] chosen = calls.stream().mapToInt(Call::person).toArray();
        int people = timeline.people().size();
        ChanceTally.Outcome outcome =
                chance.test(
                        "knowledge/same-few",
                        pairs(chosen, people),
                        random -> pairs(drawn(calls, random), people));
        int[] counts = new int[people];
        for (int person : chosen) {
            counts[person]++;
        }
        Cases cases = new Cases();
        calls.forEach(call -> cases.add(call.incident(), counts[call.person()] > 1, call.person()));
        return List.of(
                new Look(
                        "same-few",
                        Sample.of(outcome),
                        calls.size(),
                        "each call goes to anybody who knew the service and was there; counted are"
                                + " pairs of incidents that called the same person",
                        question(),
                        cases.ofPeople(timeline.people())));
    }

    /// Each call to anybody it could have gone to, nobody twice in one incident where that can be.
    private static int[] drawn(List<Call> calls, SplittableRandom random) {
        int[] drawn = new int[calls.size()];
        Set<Integer> inIt = new HashSet<>();
        for (int i = 0; i < drawn.length; i++) {
            if (i == 0 || calls.get(i).incident().index() != calls.get(i - 1).incident().index()) {
                inIt.clear();
            }
            List<Integer> those = calls.get(i).candidates();
            if (inIt.containsAll(those)) {
                inIt.clear();
            }
            do {
                drawn[i] = those.get(random.nextInt(those.size()));
            } while (!inIt.add(drawn[i]));
        }
        return drawn;
    }

    private static double pairs(int[] people, int of) {
        int[] counts = new int[of];
        double pairs = 0;
        for (int person : people) {
            pairs += counts[person]++;
        }
        return pairs;
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
