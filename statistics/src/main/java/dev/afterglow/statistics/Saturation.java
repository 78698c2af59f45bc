package dev.afterglow.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// When reading more incidents stopped to bring new codes.
///
/// Source: Guest, Namey and Chen (2020), *PLoS ONE* 15:e0232076. The codes of the first `base`
/// incidents are the base; the new codes of each following run of `run` incidents over the codes in
/// the base is the share of new information; saturation is reached at the first run at or under the
/// threshold, and reported as "base + run".
///
/// @param base incidents that make the base, such as 4
/// @param run incidents of a run, such as 2 or 3
/// @param threshold share of new information, such as .05 or 0
public record Saturation(int base, int run, double threshold) {

    /// What the paper proposes as a default: 4 + 2 at 5 %.
    public static final Saturation USUAL = new Saturation(4, 2, .05);

    public Saturation {
        if (base < 1 || run < 1 || !(threshold >= 0)) {
            throw new IllegalArgumentException(
                    "saturation needs base and run >= 1 and a threshold >= 0, was %d, %d, %s"
                            .formatted(base, run, threshold));
        }
    }

    /// Codes never met before, incident by incident.
    public static <T> int[] newCodes(List<Set<T>> incidents) {
        Set<T> seen = new HashSet<>();
        return incidents.stream()
                .mapToInt(codes -> {
                    int before = seen.size();
                    seen.addAll(codes);
                    return seen.size() - before;
                })
                .toArray();
    }

    /// After how many incidents (base and runs read until then, without the quiet run itself) new
    /// information fell to the threshold; empty if it did not, or if the base had no code.
    public <T> OptionalInt reachedAfter(List<Set<T>> incidents) {
        int[] fresh = newCodes(incidents);
        int inBase = sum(fresh, 0, Math.min(base, fresh.length));
        if (inBase == 0) {
            return OptionalInt.empty();
        }
        for (int from = base; from + run <= fresh.length; from++) {
            if ((double) sum(fresh, from, from + run) / inBase <= threshold) {
                return OptionalInt.of(from);
            }
        }
        return OptionalInt.empty();
    }

    private static int sum(int[] values, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
