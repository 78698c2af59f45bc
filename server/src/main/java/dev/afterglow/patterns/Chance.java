package dev.afterglow.patterns;

import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.CoOccurrence;
import dev.afterglow.statistics.SequentialPermutation;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;

/// How a lens draws from chance: seeded by the run and the question, so that an answer does not
/// depend on which other questions were asked; and ended when the run is.
///
/// @param plan how many draws
/// @param seed of the run
/// @param progress ends drawing
record Chance(ChanceTally.Plan plan, long seed, Progress progress) {

    private static final long ODD = 0x9E3779B97F4A7C15L;

    /// Draws until it is known where the observed value lies.
    ChanceTally.Outcome test(
            String question, double observed, ToDoubleFunction<SplittableRandom> draw) {
        SplittableRandom random = new SplittableRandom(seedOf(question));
        return SequentialPermutation.test(
                observed,
                () -> {
                    checkCancelled();
                    return draw.applyAsDouble(random);
                },
                plan);
    }

    /// The same for pairs of columns.
    CoOccurrence.Draws draws(String question) {
        return new CoOccurrence.Draws(plan, seedOf(question), progress::isCancelled);
    }

    void checkCancelled() {
        if (progress.isCancelled()) {
            throw new CancellationException("the run was ended");
        }
    }

    /// A seed for one question of this run.
    long seedOf(String question) {
        return seed * ODD + question.hashCode();
    }
}
