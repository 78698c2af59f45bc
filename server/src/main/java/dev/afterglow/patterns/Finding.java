package dev.afterglow.patterns;

import dev.afterglow.statistics.Interval;
import java.util.List;
import java.util.OptionalDouble;

/// A look with its answer, corrected for all looks of its run.
///
/// @param lens which kind of question
/// @param pattern `lens/subject`, the same in every run
/// @param observed what was counted
/// @param expected what chance would give
/// @param ratio 95 % interval of observed over expected; unknown where nothing is expected
/// @param p one-sided mid-p for more than chance; empty where chance had no choice
/// @param q p corrected over all looks (Benjamini and Hochberg); empty as `p`
/// @param n cases
/// @param looks how many looks the run took
/// @param baseline what chance means here
/// @param verdict what may be said
/// @param power chance to see a rate twice as high, with this many looks
/// @param evidence incidents behind it, at most 100; empty where it would show fewer than five
///     people
/// @param question what to ask
/// @param selection reviewed and other incidents kept apart
public record Finding(
        String lens,
        String pattern,
        double observed,
        double expected,
        Interval ratio,
        OptionalDouble p,
        OptionalDouble q,
        int n,
        int looks,
        String baseline,
        Verdict verdict,
        double power,
        List<String> evidence,
        String question,
        Selection selection) {

    public Finding {
        evidence = List.copyOf(evidence);
    }
}
