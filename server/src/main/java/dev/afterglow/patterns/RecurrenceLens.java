package dev.afterglow.patterns;

import dev.afterglow.statistics.GammaPoisson;
import dev.afterglow.statistics.Recurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// "RDS again?" Does one service have more incidents than its share of the changes, and do services
/// come back soon?
///
/// Exposure: changes of the service. Denominator: all changes. The twenty most changed services are
/// looked at where they would have two incidents by chance; the ratio shrunk towards the others is
/// told in words, since the worst of many is partly bad luck.
final class RecurrenceLens implements Lens {

    private static final int SERVICES_MAX = 20;
    private static final double EXPECTED_LEAST = 2;
    private static final long SOON = 14 * Timeline.DAY;
    private static final long HALF_YEAR = 2 * Timeline.QUARTER;

    @Override
    public String name() {
        return "recurrence";
    }

    @Override
    public String question() {
        return "What do they have in common besides the name?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.CHANGES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        List<Look> looks = new ArrayList<>();
        looks.add(soonAgain(timeline, chance));
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> changes = new TreeMap<>();
        for (Timeline.Incident incident : timeline.incidents()) {
            counts.merge(incident.service(), 1, Integer::sum);
            changes.putIfAbsent(
                    incident.service(), timeline.changes().times(incident.service()).length);
        }
        timeline.history()
                .changes()
                .forEach(change ->
                        changes.putIfAbsent(
                                change.service(),
                                timeline.changes().times(change.service()).length));
        int withExposure =
                counts.entrySet().stream()
                        .filter(each -> changes.getOrDefault(each.getKey(), 0) > 0)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        double each = withExposure / (double) Math.max(1, timeline.changes().size());
        GammaPoisson prior = prior(counts, changes, each);
        changes.entrySet().stream()
                .filter(entry -> entry.getValue() * each >= EXPECTED_LEAST)
                .sorted(
                        Comparator.comparingInt(
                                (Map.Entry<String, Integer> entry) -> -entry.getValue()))
                .limit(SERVICES_MAX)
                .forEach(entry ->
                        looks.add(look(timeline, entry.getKey(), entry.getValue() * each, prior)));
        return looks;
    }

    private static GammaPoisson prior(
            Map<String, Integer> counts, Map<String, Integer> changes, double each) {
        return GammaPoisson.fit(
                changes.entrySet().stream()
                        .filter(entry -> entry.getValue() * each > 0)
                        .map(entry ->
                                new GammaPoisson.Unit(
                                        counts.getOrDefault(entry.getKey(), 0),
                                        entry.getValue() * each))
                        .toArray(GammaPoisson.Unit[]::new));
    }

    private Look look(Timeline timeline, String service, double expected, GammaPoisson prior) {
        Cases cases = new Cases();
        timeline.incidents().forEach(i -> cases.add(i, i.service().equals(service)));
        double shrunk = prior.rate(new GammaPoisson.Unit(cases.observed(), expected));
        return new Look(
                service,
                Sample.poisson(cases.observed(), expected),
                cases.n(),
                "incidents dealt out by number of changes; seen beside the other services the ratio"
                        + " shrinks to %.1f".formatted(shrunk),
                question(),
                cases.open());
    }

    private Look soonAgain(Timeline timeline, Chance chance) {
        Map<String, Integer> index = new HashMap<>();
        List<Recurrence.Event> events = new ArrayList<>();
        Cases cases = new Cases();
        Map<String, Long> last = new HashMap<>();
        for (Timeline.Incident i : timeline.incidents()) {
            int kind = index.computeIfAbsent(i.service(), s -> index.size());
            int half = (int) ((i.start() - timeline.begin()) / HALF_YEAR);
            events.add(new Recurrence.Event(i.start(), kind, half));
            Long before = last.put(i.service(), i.start());
            cases.add(i, before != null && i.start() - before <= SOON);
        }
        chance.checkCancelled();
        return new Look(
                "soon-again",
                Sample.of(
                        new Recurrence(events)
                                .test(SOON, chance.plan(), chance.seedOf("recurrence/soon-again"))),
                cases.n(),
                "the incidents of each half year, with their times, dealt out anew to the same"
                        + " services; counted is one within 14 days of another",
                "Was the first one over?",
                cases.open());
    }
}
