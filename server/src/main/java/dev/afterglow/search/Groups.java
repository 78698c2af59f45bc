package dev.afterglow.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Groups things so that every two of a group are at least so much alike: agglomeration by complete
/// link. Single link would chain; on reports told twice it joins hundreds that have nothing in
/// common.
final class Groups {

    private final double[][] likeness;
    private final Map<Integer, Map<Integer, Double>> near = new HashMap<>();
    private final Map<Integer, List<Integer>> members = new HashMap<>();
    private final PriorityQueue<Link> links =
            new PriorityQueue<>(
                    Comparator.comparingDouble(Link::likeness)
                            .reversed()
                            .thenComparingInt(Link::first)
                            .thenComparingInt(Link::second));

    /// @param likeness symmetric
    Groups(double[][] likeness) {
        this.likeness = likeness;
    }

    private record Link(int first, int second, double likeness) {}

    /// The likenesses less a share of how alike each of the two is to its nearest on average.
    static double[][] lessCrowd(double[][] likeness, int neighbours, double share) {
        double[] crowd = new double[likeness.length];
        for (int i = 0; i < likeness.length; i++) {
            double[] row = likeness[i].clone();
            row[i] = Double.NEGATIVE_INFINITY;
            Arrays.sort(row);
            int from = Math.max(Math.min(1, row.length), row.length - neighbours);
            crowd[i] = Arrays.stream(row, from, row.length).average().orElse(0);
        }
        double[][] less = new double[likeness.length][likeness.length];
        for (int i = 0; i < less.length; i++) {
            for (int j = 0; j < less.length; j++) {
                less[i][j] = likeness[i][j] - share * (crowd[i] + crowd[j]) / 2;
            }
        }
        return less;
    }

    /// The groups of two or more, each ascending, by their first.
    List<List<Integer>> atLeast(double threshold) {
        for (int i = 0; i < likeness.length; i++) {
            members.put(i, List.of(i));
            near.put(i, new HashMap<>());
            for (int j = 0; j < i; j++) {
                if (likeness[i][j] >= threshold) {
                    link(j, i, likeness[i][j]);
                }
            }
        }
        int next = likeness.length;
        while (!links.isEmpty()) {
            Link link = links.remove();
            if (members.containsKey(link.first()) && members.containsKey(link.second())) {
                join(link, next++);
            }
        }
        return members.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> group.stream().sorted().toList())
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    private void link(int first, int second, double likeness) {
        near(first).put(second, likeness);
        near(second).put(first, likeness);
        links.add(new Link(first, second, likeness));
    }

    private void join(Link link, int joined) {
        Map<Integer, Double> ofFirst = near(link.first());
        Map<Integer, Double> ofSecond = near(link.second());
        List<Integer> all = new ArrayList<>(members.getOrDefault(link.first(), List.of()));
        all.addAll(members.getOrDefault(link.second(), List.of()));
        members.remove(link.first());
        members.remove(link.second());
        members.put(joined, all);
        near.put(joined, new HashMap<>());
        ofFirst.forEach((other, likeness) -> {
            Double second = ofSecond.get(other);
            if (second != null && members.containsKey(other)) {
                link(joined, other, Math.min(likeness, second));
            }
        });
        near.remove(link.first());
        near.remove(link.second());
    }

    private Map<Integer, Double> near(int group) {
        return near.getOrDefault(group, new HashMap<>());
    }
}
