package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Was it on the radar? Incidents linked to a worry that was first heard in the half year before.
///
/// Exposure: the 180 days after a worry was first heard. Denominator: the incidents people linked
/// to it, before or after; each could have come at any change of its service.
final class RadarLens implements Lens {

    private static final long HEARD = 180 * Timeline.DAY;

    @Override
    public String name() {
        return "radar";
    }

    @Override
    public String question() {
        return "Who had heard the worry, and what would have made it easier to act on?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.RISKS, Table.CHANGES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        Map<Integer, List<Long>> heard = new HashMap<>();
        for (History.Risk risk : timeline.history().risks()) {
            long at = risk.firstHeard().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            timeline.incident(risk.incident())
                    .ifPresent(incident ->
                            heard.computeIfAbsent(incident.index(), i -> new ArrayList<>())
                                    .add(at));
        }
        Cases cases = new Cases();
        List<Double> chances = new ArrayList<>();
        for (Timeline.Incident incident : timeline.incidents()) {
            List<Long> worries = heard.getOrDefault(incident.index(), List.of());
            long[] moments = timeline.changes().times(incident.service());
            if (worries.isEmpty() || moments.length == 0) {
                continue;
            }
            int exposed = isHeard(worries, incident.start()) ? 1 : 0;
            cases.add(incident, exposed > 0);
            for (long moment : moments) {
                exposed += isHeard(worries, moment) ? 1 : 0;
            }
            chances.add(exposed / (moments.length + 1.0));
        }
        double[] array = chances.stream().mapToDouble(Double::doubleValue).toArray();
        return List.of(
                new Look(
                        "heard-before",
                        Sample.of(ExactStrata.ofChances(array, cases.observed())),
                        cases.n(),
                        "the same worries, and the incident at any change of its service; heard"
                                + " before means first heard in the 180 days before",
                        question(),
                        cases.open()));
    }

    private static boolean isHeard(List<Long> worries, long at) {
        for (long heard : worries) {
            if (heard <= at && at < heard + HEARD) {
                return true;
            }
        }
        return false;
    }
}
