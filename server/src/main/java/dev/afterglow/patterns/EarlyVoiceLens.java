package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Were services paged in the minutes before a key metric left its band?
///
/// Exposure: a page in the five minutes before. Denominator: the same five minutes of the same
/// weekday in the other weeks of the quarter. One look at all services and one at each that is
/// paged often enough to be told from chance, at most ten.
final class EarlyVoiceLens implements Lens {

    private static final long MINUTES = 5 * 60;
    private static final int SERVICES_MAX = 10;

    /// A service is looked at where its usual pages alone would come before so many deviations.
    private static final double EXPECTED_LEAST = .5;

    @Override
    public String name() {
        return "early-voice";
    }

    @Override
    public String question() {
        return "Who saw it first, and what did they make of it?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.DEVIATIONS, Table.PAGES);
    }

    /// A deviation and the incident it belongs to.
    private record Seen(long at, Timeline.Incident incident) {}

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        List<Seen> seen = new ArrayList<>();
        for (History.Deviation deviation : timeline.history().deviations()) {
            long at = deviation.from().getEpochSecond();
            timeline.incident(deviation.incident())
                    .filter(incident -> at >= timeline.begin() && at < timeline.end())
                    .ifPresent(incident -> seen.add(new Seen(at, incident)));
        }
        Map<String, List<Long>> pages = new TreeMap<>();
        List<Long> all = new ArrayList<>();
        for (History.Page page : timeline.history().pages()) {
            pages.computeIfAbsent(page.service(), s -> new ArrayList<>())
                    .add(page.at().getEpochSecond());
            all.add(page.at().getEpochSecond());
        }
        List<Look> looks = new ArrayList<>();
        looks.add(look(timeline, "any-service", seen, all));
        double share = MINUTES / (double) Math.max(MINUTES, timeline.end() - timeline.begin());
        pages.entrySet().stream()
                .filter(each -> each.getValue().size() * share * seen.size() >= EXPECTED_LEAST)
                .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
                .limit(SERVICES_MAX)
                .forEach(each -> looks.add(look(timeline, each.getKey(), seen, each.getValue())));
        return looks;
    }

    private Look look(Timeline timeline, String subject, List<Seen> seen, List<Long> pages) {
        long[] times = pages.stream().mapToLong(Long::longValue).toArray();
        Cases cases = new Cases();
        double[] chances = new double[seen.size()];
        for (int i = 0; i < chances.length; i++) {
            long[] alike = timeline.alike(seen.get(i).at());
            chances[i] =
                    (double) Arrays.stream(alike).filter(at -> isBefore(times, at)).count()
                            / alike.length;
            cases.add(seen.get(i).incident(), isBefore(times, seen.get(i).at()));
        }
        return new Look(
                subject,
                Sample.of(ExactStrata.ofChances(chances, cases.observed())),
                cases.n(),
                "the same five minutes of the same weekday in the other weeks of the quarter",
                question(),
                cases.open());
    }

    /// Whether a page lies in the minutes before a moment.
    private static boolean isBefore(long[] times, long at) {
        int from = Arrays.binarySearch(times, at - MINUTES);
        int first = from < 0 ? -from - 1 : from;
        return first < times.length && times[first] < at;
    }
}
