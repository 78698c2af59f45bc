package dev.afterglow.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Does the same thing come back sooner than its share of all events makes it?
///
/// Events keep their times and their strata; which kind happened when is dealt out anew within each
/// stratum. What is counted is how often a kind comes back within a gap. A permutation test of
/// space-time interaction in the manner of Knox (1964), *Applied Statistics* 13:25.
///
/// @param events in ascending order of time
public record Recurrence(List<Event> events) {

    /// One event.
    ///
    /// @param time in any unit
    /// @param kind what came, such as the index of a service
    /// @param stratum within which kinds may change places
    public record Event(double time, int kind, int stratum) {}

    public Recurrence {
        events = List.copyOf(events);
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).time() < events.get(i - 1).time()) {
                throw new IllegalArgumentException("times must ascend, event " + i + " does not");
            }
        }
    }

    /// How many events have an earlier one of the same kind at most `gap` before.
    public int again(double gap) {
        return again(kinds(), gap);
    }

    private int[] kinds() {
        return events.stream().mapToInt(Event::kind).toArray();
    }

    private int again(int[] order, double gap) {
        Map<Integer, Double> last = new HashMap<>();
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            double time = events.get(i).time();
            Double before = last.put(order[i], time);
            count += before != null && time - before <= gap ? 1 : 0;
        }
        return count;
    }

    /// The test against shuffled order.
    public ChanceTally.Outcome test(double gap, ChanceTally.Plan plan, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, List<Integer>> byStratum = new TreeMap<>();
        for (int i = 0; i < events.size(); i++) {
            byStratum.computeIfAbsent(events.get(i).stratum(), name -> new ArrayList<>()).add(i);
        }
        List<int[]> places =
                byStratum.values().stream()
                        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                        .toList();
        int[] shuffled = kinds();
        return SequentialPermutation.test(
                again(gap),
                () -> {
                    places.forEach(group -> shuffle(shuffled, group, random));
                    return again(shuffled, gap);
                },
                plan);
    }

    private static void shuffle(int[] values, int[] places, SplittableRandom random) {
        for (int i = places.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = values[places[i]];
            values[places[i]] = values[places[j]];
            values[places[j]] = held;
        }
    }
}
