package dev.afterglow.metrics;

import dev.afterglow.detectors.breakdown.Breakdown;
import dev.afterglow.detectors.breakdown.Cause;
import dev.afterglow.detectors.breakdown.Leaf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Compares the parts of a metric with what they were just before a deviation. Pure.
///
/// What a part should be now is what it was in the half hour before, moved as the whole was
/// expected to move since then. Parts whose own day differs from the whole's look odd by that
/// difference; over the time of a deviation that is small.
final class PartsScan {

    static final int MOST_ROWS = 5;

    private PartsScan() {}

    /// The names of the labels, in order; at most as many as a breakdown takes.
    static List<String> dimensions(List<Map<String, String>> labels) {
        TreeSet<String> names = new TreeSet<>();
        labels.forEach(one -> names.addAll(one.keySet()));
        names.remove("__name__");
        return names.stream().limit(Breakdown.MOST_DIMENSIONS).toList();
    }

    /// A part's value in each dimension; empty where it has none.
    static List<String> attributes(Map<String, String> labels, List<String> dimensions) {
        return dimensions.stream().map(name -> labels.getOrDefault(name, "")).toList();
    }

    /// Mean of the samples of each part; parts that fall together are added up.
    static Map<List<String>, Double> means(
            List<PartsAnswer.Part> parts, List<String> dimensions, int points) {
        Map<List<String>, Double> means = new HashMap<>();
        for (PartsAnswer.Part part : parts) {
            double sum = part.samples().stream().mapToDouble(Sample::value).sum();
            means.merge(attributes(part.labels(), dimensions), sum / points, Double::sum);
        }
        return means;
    }

    /// Finds where the difference lies.
    ///
    /// @param usual what each part was before
    /// @param now what each is now; a part that is not there is 0
    /// @param growth what the whole was expected to become, as a multiple of what it was
    static PartsReport report(
            List<String> dimensions,
            Map<List<String>, Double> usual,
            Map<List<String>, Double> now,
            double growth,
            Instant at) {
        List<Leaf> leaves = leaves(usual, now, growth);
        Breakdown breakdown = Breakdown.of(dimensions, leaves);
        List<PartsReport.Table> tables = new ArrayList<>();
        tables.add(table(String.join(" and ", dimensions), leaves, breakdown.missing()));
        for (int d = 0; d < dimensions.size() && dimensions.size() > 1; d++) {
            tables.add(table(dimensions.get(d), summed(leaves, d), breakdown.missing()));
        }
        return new PartsReport(
                at,
                leaves.size(),
                breakdown.missing(),
                breakdown.explained(),
                breakdown.causes().stream().map(PartsScan::slice).toList(),
                breakdown.alternatives().stream()
                        .filter(one -> !isCause(one, breakdown))
                        .map(PartsScan::slice)
                        .toList(),
                tables);
    }

    private static boolean isCause(Cause slice, Breakdown breakdown) {
        return breakdown.causes().stream().anyMatch(one -> one.slice().equals(slice.slice()));
    }

    private static List<Leaf> leaves(
            Map<List<String>, Double> usual, Map<List<String>, Double> now, double growth) {
        Map<List<String>, Double> all = new LinkedHashMap<>(usual);
        now.forEach((attributes, value) -> all.putIfAbsent(attributes, 0.0));
        List<Leaf> leaves = new ArrayList<>();
        all.forEach((attributes, before) ->
                leaves.add(
                        Leaf.of(
                                attributes,
                                now.getOrDefault(attributes, 0.0),
                                Math.max(0, before * growth))));
        return leaves;
    }

    private static List<Leaf> summed(List<Leaf> leaves, int dimension) {
        Map<String, Leaf> sums = new LinkedHashMap<>();
        for (Leaf leaf : leaves) {
            List<String> value = List.of(leaf.attributes().get(dimension));
            sums.merge(
                    value.getFirst(),
                    Leaf.of(value, leaf.observed(), leaf.expected()),
                    (one, other) -> together(value, List.of(one, other)));
        }
        return List.copyOf(sums.values());
    }

    private static Leaf together(List<String> name, List<Leaf> leaves) {
        return Leaf.of(
                name,
                leaves.stream().mapToDouble(Leaf::observed).sum(),
                leaves.stream().mapToDouble(Leaf::expected).sum());
    }

    private static PartsReport.Table table(String title, List<Leaf> leaves, double missing) {
        double sign = missing < 0 ? -1 : 1;
        List<Leaf> ranked =
                leaves.stream()
                        .sorted(Comparator.comparingDouble(leaf -> -sign * leaf.missing()))
                        .toList();
        List<PartsReport.Slice> rows = new ArrayList<>();
        ranked.stream().limit(MOST_ROWS).forEach(leaf -> rows.add(slice(leaf, missing)));
        int others = Math.max(0, ranked.size() - MOST_ROWS);
        if (others > 0) {
            List<Leaf> rest = ranked.subList(MOST_ROWS, ranked.size());
            rows.add(slice(together(List.of("All " + others + " others"), rest), missing));
        }
        return new PartsReport.Table(title, rows, others);
    }

    private static PartsReport.Slice slice(Leaf leaf, double missing) {
        double change = leaf.expected() == 0 ? 0 : leaf.observed() / leaf.expected() - 1;
        double share = missing == 0 ? 0 : leaf.missing() / missing;
        String name = named(leaf.attributes());
        return new PartsReport.Slice(name, change, share, leaf.observed(), leaf.expected());
    }

    private static PartsReport.Slice slice(Cause cause) {
        String name = cause.slice().isEmpty() ? "everything" : named(cause.slice().values());
        return new PartsReport.Slice(
                name, -cause.drop(), cause.share(), cause.observed(), cause.expected());
    }

    private static String named(java.util.Collection<String> attributes) {
        return String.join(
                ", ", attributes.stream().map(one -> one.isEmpty() ? "none" : one).toList());
    }
}
