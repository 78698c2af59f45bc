package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Automation as a new part that can fail: do services have more incidents once a part of them was
/// automated, and does automation take part more while it is young?
///
/// Exposure: the time since. Denominator: the service's changes before and after; for young ones,
/// the time since it was put in place.
final class AutomationLens implements Lens {

    private static final long YOUNG = 90 * Timeline.DAY;

    @Override
    public String name() {
        return "automation";
    }

    @Override
    public String question() {
        return "What did people know before that the automation does not?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.ACTIONS, Table.CHANGES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        List<History.Action> automating =
                timeline.history().actions().stream()
                        .filter(action -> action.isDone() && !action.automates().isEmpty())
                        .toList();
        BeforeAfter.Answer after =
                new BeforeAfter(timeline).ask(BeforeAfter.of(timeline, automating));
        return List.of(
                new Look(
                        "once-automated",
                        after.sample(),
                        after.cases().n(),
                        "the service's incidents dealt out by its changes before and after; those"
                                + " that led to the automation left out",
                        question(),
                        after.cases().open()),
                young(timeline));
    }

    private static Look young(Timeline timeline) {
        Map<String, Long> since = new HashMap<>();
        for (History.Action action : timeline.history().actions()) {
            if (action.endedAt() != null) {
                since.put(action.id(), action.endedAt().getEpochSecond());
            }
        }
        Cases cases = new Cases();
        List<Double> chances = new ArrayList<>();
        for (Timeline.Incident incident : timeline.incidents()) {
            Long from = incident.automation() == null ? null : since.get(incident.automation());
            if (from == null || incident.start() < from) {
                continue;
            }
            long span = timeline.end() - from;
            chances.add(Math.min(1, YOUNG / (double) span));
            cases.add(incident, incident.start() - from < YOUNG);
        }
        double[] array = chances.stream().mapToDouble(Double::doubleValue).toArray();
        return new Look(
                "young",
                Sample.of(ExactStrata.ofChances(array, cases.observed())),
                cases.n(),
                "the incidents in which an automation took part, at any time since it was put in"
                        + " place; young is 90 days",
                "Who looked after it in its first weeks?",
                cases.open());
    }
}
