package dev.afterglow.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A stretch [from, to) over which another plan puts other people on call.
public record Difference(Instant from, Instant to, Crew before, Crew after) {

    /// Where two answers over the same time differ: sorted; stretches that say the same and meet
    /// are one. Both are as [Resolver#resolve] answers: without holes.
    static List<Difference> between(List<Interval> before, List<Interval> after) {
        List<Difference> found = new ArrayList<>();
        int old = 0;
        int young = 0;
        while (old < before.size() && young < after.size()) {
            Interval one = before.get(old);
            Interval other = after.get(young);
            add(found, one, other);
            if (!one.to().isAfter(other.to())) {
                old++;
            }
            if (!other.to().isAfter(one.to())) {
                young++;
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<Difference> found, Interval before, Interval after) {
        Crew was = before.duty().crew();
        Crew is = after.duty().crew();
        Instant from = before.from().isAfter(after.from()) ? before.from() : after.from();
        Instant to = before.to().isBefore(after.to()) ? before.to() : after.to();
        if (was.equals(is)) {
            return;
        }
        Difference last = found.isEmpty() ? null : found.getLast();
        if (last != null
                && last.to.equals(from)
                && last.before.equals(was)
                && last.after.equals(is)) {
            found.removeLast();
            from = last.from;
        }
        found.add(new Difference(from, to, was, is));
    }
}
