package dev.afterglow.bench.similar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How well groups agree with clusters, averaged over reports (Bagga and Baldwin 1998, "Algorithms
/// for scoring coreference chains").
///
/// @param precision what share of a report's group is of its cluster
/// @param recall what share of its cluster is in its group
record BCubed(double precision, double recall) {

    static BCubed of(ReportSet set, List<List<String>> groups) {
        Map<String, Set<String>> groupOf = new HashMap<>();
        groups.forEach(group -> group.forEach(id -> groupOf.put(id, Set.copyOf(group))));
        double precision = 0;
        double recall = 0;
        for (var text : set.texts()) {
            String cluster = set.clusterOf(text.id());
            Set<String> group = groupOf.getOrDefault(text.id(), Set.of(text.id()));
            long both = group.stream().filter(id -> set.clusterOf(id).equals(cluster)).count();
            long all =
                    set.texts().stream()
                            .filter(each -> set.clusterOf(each.id()).equals(cluster))
                            .count();
            precision += (double) both / group.size();
            recall += (double) both / all;
        }
        int n = set.texts().size();
        return new BCubed(precision / n, recall / n);
    }
}
