package dev.afterglow.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A strip of time onto which duties are painted; the last coat shows.
final class Timeline {

    private final Instant from;
    private final Instant to;
    private final TreeMap<Instant, Interval> pieces = new TreeMap<>();

    Timeline(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /// Paints one duty over what was there.
    void paint(Interval interval) {
        clear(interval.from(), interval.to());
        pieces.put(interval.from(), interval);
    }

    /// Takes away what is painted over [begin, end).
    void clear(Instant begin, Instant end) {
        Map.Entry<Instant, Interval> before = pieces.lowerEntry(begin);
        if (before != null && before.getValue().to().isAfter(begin)) {
            Interval cut = before.getValue();
            pieces.put(cut.from(), cut.over(cut.from(), begin));
            if (cut.to().isAfter(end)) {
                pieces.put(end, cut.over(end, cut.to()));
            }
        }
        Map.Entry<Instant, Interval> last = pieces.lowerEntry(end);
        if (last != null && last.getValue().to().isAfter(end)) {
            pieces.put(end, last.getValue().over(end, last.getValue().to()));
        }
        pieces.subMap(begin, true, end, false).clear();
    }

    /// The whole strip without a hole, sorted; equal neighbours are one interval.
    List<Interval> intervals() {
        List<Interval> all = new ArrayList<>();
        Instant reached = from;
        for (Interval piece : pieces.values()) {
            if (reached.isBefore(piece.from())) {
                append(all, new Interval(reached, piece.from(), Duty.GAP));
            }
            append(all, piece);
            reached = piece.to();
        }
        if (reached.isBefore(to)) {
            append(all, new Interval(reached, to, Duty.GAP));
        }
        return List.copyOf(all);
    }

    private static void append(List<Interval> all, Interval next) {
        if (!all.isEmpty() && all.getLast().duty().equals(next.duty())) {
            Interval last = all.removeLast();
            all.add(last.over(last.from(), next.to()));
        } else {
            all.add(next);
        }
    }
}
