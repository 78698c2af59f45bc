package dev.afterglow.patterns;

import dev.afterglow.patterns.KnowledgeLens.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Calls to people who were not on call, and who else each could have gone to.
final class Calls {

    private final List<Call> all;
    private final double[] even;
    private final int[] team;
    private final List<List<Integer>> members = new ArrayList<>();

    /// @param all by incident
    Calls(People people, List<Call> all) {
        this.all = all;
        this.even = new double[people.size()];
        for (Call call : all) {
            for (int candidate : call.candidates()) {
                even[candidate] += 1.0 / call.candidates().size();
            }
        }
        this.team = new int[people.size()];
        Map<String, Integer> teams = new HashMap<>();
        for (int person = 0; person < team.length; person++) {
            team[person] = teams.computeIfAbsent(people.teamOf(person), name -> teams.size());
            if (team[person] == members.size()) {
                members.add(new ArrayList<>());
            }
            if (even[person] > 0) {
                members.get(team[person]).add(person);
            }
        }
    }

    List<Call> all() {
        return all;
    }

    /// Calls beyond an even share, summed over the one with most of them in each team.
    ///
    /// @param called whom each call went to
    double beyond(int[] called) {
        double sum = 0;
        for (double most : mostByTeam(called)) {
            sum += most;
        }
        return sum;
    }

    /// The ones whom [#beyond] counts.
    Set<Integer> few(int[] called) {
        double[] most = mostByTeam(called);
        int[] counts = counts(called);
        Set<Integer> few = new HashSet<>();
        for (int person = 0; person < counts.length; person++) {
            double more = counts[person] - even[person];
            if (more > 0 && more == most[team[person]]) {
                few.add(person);
            }
        }
        return few;
    }

    private double[] mostByTeam(int[] called) {
        int[] counts = counts(called);
        double[] most = new double[members.size()];
        for (int person = 0; person < counts.length; person++) {
            most[team[person]] = Math.max(most[team[person]], counts[person] - even[person]);
        }
        return most;
    }

    private int[] counts(int[] called) {
        int[] counts = new int[even.length];
        for (int person : called) {
            counts[person]++;
        }
        return counts;
    }

    /// One of those who could be called in each team.
    List<Integer> onePerTeam(SplittableRandom random) {
        return members.stream()
                .filter(those -> !those.isEmpty())
                .map(those -> those.get(random.nextInt(those.size())))
                .toList();
    }

    /// Each call to anybody it could have gone to, nobody twice in one incident where that can be.
    ///
    /// @param weights how many times as likely as others somebody is; 1 where there is none
    int[] drawn(Map<Integer, Double> weights, SplittableRandom random) {
        int[] drawn = new int[all.size()];
        Set<Integer> inIt = new HashSet<>();
        for (int i = 0; i < drawn.length; i++) {
            if (i == 0 || all.get(i).incident().index() != all.get(i - 1).incident().index()) {
                inIt.clear();
            }
            List<Integer> those = all.get(i).candidates();
            if (inIt.containsAll(those)) {
                inIt.clear();
            }
            do {
                drawn[i] = weights.isEmpty() ? any(those, random) : one(those, weights, random);
            } while (!inIt.add(drawn[i]));
        }
        return drawn;
    }

    private static int any(List<Integer> those, SplittableRandom random) {
        return those.get(random.nextInt(those.size()));
    }

    private static int one(
            List<Integer> those, Map<Integer, Double> weights, SplittableRandom random) {
        double[] upTo =
                those.stream().mapToDouble(each -> weights.getOrDefault(each, 1.0)).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int chosen = 0;
        while (chosen < upTo.length - 1 && upTo[chosen] <= at) {
            chosen++;
        }
        return those.get(chosen);
    }
}
