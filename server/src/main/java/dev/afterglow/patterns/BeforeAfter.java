package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Incidents of services before and after something was done to them, with their changes as
/// exposure.
///
/// An incident that led to what was done lies before it by necessity and does not count, on either
/// side: else everything would seem to help (regression to the mean).
final class BeforeAfter {

    private final Timeline timeline;

    BeforeAfter(Timeline timeline) {
        this.timeline = timeline;
    }

    /// What was done to services.
    ///
    /// @param from for each service since when
    /// @param causes the incidents that led to it
    record Done(Map<String, Long> from, Set<String> causes) {}

    /// What was counted: exposed are the incidents afterwards.
    record Answer(Sample sample, Cases cases) {}

    /// Actions by the service of their incident: the first one done, and all incidents that led to
    /// one.
    static Done of(Timeline timeline, List<History.Action> actions) {
        Map<String, Long> from = new HashMap<>();
        Set<String> causes = new HashSet<>();
        for (History.Action action : actions) {
            timeline.incident(action.incident())
                    .ifPresent(incident -> {
                        if (action.endedAt() != null) {
                            long ended = action.endedAt().getEpochSecond();
                            String about =
                                    action.automates().isEmpty()
                                            ? incident.service()
                                            : action.automates();
                            from.merge(about, ended, Math::min);
                            causes.add(action.incident());
                        }
                    });
        }
        return new Done(from, causes);
    }

    Answer ask(Done done) {
        Cases cases = new Cases();
        List<Double> chances = new ArrayList<>();
        for (Timeline.Incident incident : timeline.incidents()) {
            Long from = done.from().get(incident.service());
            long[] changes = timeline.changes().times(incident.service());
            if (from == null || changes.length == 0 || done.causes().contains(incident.id())) {
                continue;
            }
            int position = Arrays.binarySearch(changes, from);
            int before = position < 0 ? -position - 1 : position;
            if (before == 0 || before == changes.length) {
                // Its changes all lie on one side, so there is nothing to compare with.
                continue;
            }
            chances.add((changes.length - before) / (double) changes.length);
            cases.add(incident, incident.start() >= from);
        }
        double[] array = chances.stream().mapToDouble(Double::doubleValue).toArray();
        return new Answer(Sample.of(ExactStrata.ofChances(array, cases.observed())), cases);
    }
}
