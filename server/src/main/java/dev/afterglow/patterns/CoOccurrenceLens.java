package dev.afterglow.patterns;

import dev.afterglow.patterns.CodedIncidents.Coded;
import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.CoOccurrence;
import dev.afterglow.statistics.CoOccurrence.Pair;
import dev.afterglow.statistics.Curveball;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which codes are ticked together?
///
/// Exposure: one code; denominator: coded incidents of which both codes were asked (their gates
/// were open). Chance keeps how many codes each incident has, how common each code is, and trades
/// ticks only between incidents of the same coder: a thorough coder makes no pattern. Pairs that
/// chance alone brings three times are looked at, the 200 commonest at most.
final class CoOccurrenceLens implements Lens {

    private static final double EXPECTED_LEAST = 3;
    private static final int PAIRS_MAX = 200;

    @Override
    public String name() {
        return "co-occurrence";
    }

    @Override
    public String question() {
        return "Read the extracts side by side: is it one story or two?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.CODES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        CodedIncidents coded = new CodedIncidents(timeline);
        Map<Set<String>, List<Pair>> byGates = new HashMap<>();
        List<String> codes = coded.codes();
        Map<Set<String>, List<Coded>> rows = new HashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Pair pair : Pair.all(codes.size())) {
            String first = codes.get(pair.first());
            String second = codes.get(pair.second());
            if (coded.gateOf(first).equals(second) || coded.gateOf(second).equals(first)) {
                continue;
            }
            Set<String> gates = new TreeSet<>(Set.of(coded.gateOf(first)));
            gates.add(coded.gateOf(second));
            List<Coded> asked = rows.computeIfAbsent(gates, g -> asked(coded, g));
            double expected = expected(asked, first, second);
            if (expected >= EXPECTED_LEAST) {
                candidates.add(new Candidate(pair, gates, expected));
            }
        }
        candidates.stream()
                .sorted(Comparator.comparingDouble(each -> -each.expected()))
                .limit(PAIRS_MAX)
                .forEach(each ->
                        byGates.computeIfAbsent(each.gates(), g -> new ArrayList<>())
                                .add(each.pair()));
        Map<String, Look> looks = new TreeMap<>();
        byGates.forEach((gates, pairs) ->
                test(new Family(codes, rows.getOrDefault(gates, List.of()), pairs), chance)
                        .forEach(look -> looks.put(look.subject(), look)));
        return List.copyOf(looks.values());
    }

    private record Candidate(Pair pair, Set<String> gates, double expected) {}

    /// Pairs that were asked of the same incidents.
    private record Family(List<String> codes, List<Coded> rows, List<Pair> pairs) {}

    private static List<Coded> asked(CodedIncidents coded, Set<String> gates) {
        return coded.rows().stream()
                .filter(row -> gates.stream().allMatch(gate -> coded.wasAsked(row, gate)))
                .toList();
    }

    private static double expected(List<Coded> rows, String first, String second) {
        double one = rows.stream().filter(row -> row.codes().contains(first)).count();
        double other = rows.stream().filter(row -> row.codes().contains(second)).count();
        return rows.isEmpty() ? 0 : one * other / rows.size();
    }

    private List<Look> test(Family family, Chance chance) {
        chance.checkCancelled();
        Map<String, Integer> coders = new HashMap<>();
        List<Curveball.Row> matrix = new ArrayList<>();
        for (Coded row : family.rows()) {
            Set<Integer> ticks = new HashSet<>();
            row.codes().forEach(code -> ticks.add(family.codes().indexOf(code)));
            int coder = coders.computeIfAbsent(row.coder(), name -> coders.size());
            matrix.add(new Curveball.Row(ticks, coder));
        }
        List<ChanceTally.Outcome> outcomes =
                CoOccurrence.test(
                        new Curveball.Matrix(matrix, family.codes().size()),
                        family.pairs(),
                        chance.draws("co-occurrence"));
        chance.checkCancelled();
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String first = family.codes().get(family.pairs().get(i).first());
            String second = family.codes().get(family.pairs().get(i).second());
            Cases cases = new Cases();
            for (Coded row : family.rows()) {
                cases.add(row.incident(), row.codes().containsAll(List.of(first, second)));
            }
            looks.add(
                    new Look(
                            first + "+" + second,
                            Sample.of(outcomes.get(i)),
                            cases.n(),
                            "ticks traded between incidents of the same coder; each incident and"
                                    + " each code keeps its number of ticks, where both were asked",
                            question(),
                            cases.open()));
        }
        return looks;
    }
}
