package dev.afterglow.bench.similar;

import dev.afterglow.search.Alike;
import java.util.List;

/// How well each report finds the others of its cluster in a closed pool.
///
/// @param precision mean average precision over the first hundred
/// @param recall mean share of the others that stand among the first ten
/// @param found share of reports with at least one of the others among the first ten
record Ranking(double precision, double recall, double found) {

    private static final int SHOWN = 10;
    private static final int RANKED = 100;

    static Ranking of(ReportSet set, Alike alike) {
        double precision = 0;
        double recall = 0;
        double found = 0;
        int questions = 0;
        for (Alike.Text text : set.texts()) {
            String cluster = set.clusterOf(text.id());
            long others =
                    set.texts().stream()
                                    .filter(each -> set.clusterOf(each.id()).equals(cluster))
                                    .count()
                            - 1;
            if (others == 0) {
                continue;
            }
            questions++;
            List<Boolean> hits =
                    alike.nearest(text.id(), RANKED).stream()
                            .map(near -> set.clusterOf(near.id()).equals(cluster))
                            .toList();
            long early = hits.stream().limit(SHOWN).filter(hit -> hit).count();
            precision += averagePrecision(hits) / others;
            recall += (double) early / Math.min(SHOWN, others);
            found += early > 0 ? 1 : 0;
        }
        return new Ranking(precision / questions, recall / questions, found / questions);
    }

    private static double averagePrecision(List<Boolean> hits) {
        double sum = 0;
        int hit = 0;
        for (int rank = 0; rank < hits.size(); rank++) {
            if (hits.get(rank)) {
                hit++;
                sum += (double) hit / (rank + 1);
            }
        }
        return sum;
    }
}
