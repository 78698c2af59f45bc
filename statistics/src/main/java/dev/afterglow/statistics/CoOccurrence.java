package dev.afterglow.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Which pairs of columns meet in the same row more often than fixed margins give. See [Curveball].
public final class CoOccurrence {

    /// Trades a row before the first draw and between two draws. Strona et al. (2014) see mixing
    /// after a few trades a row; each trade touches two rows.
    private static final int TRADES_BEFORE = 10;

    private CoOccurrence() {}

    /// Two columns.
    ///
    /// @param first the smaller index
    /// @param second the larger index
    public record Pair(int first, int second) {
        public Pair {
            if (first < 0 || second <= first) {
                throw new IllegalArgumentException(
                        "a pair needs 0 <= first < second, was " + first + ", " + second);
            }
        }

        /// All pairs of so many columns, in order.
        public static List<Pair> all(int columns) {
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                for (int j = i + 1; j < columns; j++) {
                    pairs.add(new Pair(i, j));
                }
            }
            return pairs;
        }
    }

    /// How to draw.
    ///
    /// @param plan when to stop; drawing goes on until every pair is done
    /// @param seed the same seed gives the same answer
    /// @param stop asked now and then; true ends drawing early with what is known
    public record Draws(ChanceTally.Plan plan, long seed, BooleanSupplier stop) {
        /// Without a way to stop.
        public static Draws seeded(ChanceTally.Plan plan, long seed) {
            return new Draws(plan, seed, () -> false);
        }
    }

    /// Tests pairs of columns with all margins fixed.
    ///
    /// @return one outcome a pair, in their order; with fewer than two rows every p is .5 or more
    public static List<ChanceTally.Outcome> test(
            Curveball.Matrix matrix, List<Pair> pairs, Draws draws) {
        Curveball shuffled = new Curveball(matrix, draws.seed());
        int[][] observed = shuffled.together();
        List<ChanceTally> tallies = new ArrayList<>();
        for (Pair pair : pairs) {
            tallies.add(new ChanceTally(observed[pair.first()][pair.second()], draws.plan()));
        }
        shuffled.trade(TRADES_BEFORE * shuffled.rows());
        boolean open = !pairs.isEmpty();
        for (int draw = 0; open && (draw == 0 || !draws.stop().getAsBoolean()); draw++) {
            shuffled.trade(shuffled.rows());
            int[][] drawn = shuffled.together();
            open = false;
            for (int i = 0; i < tallies.size(); i++) {
                ChanceTally tally = tallies.get(i);
                if (!tally.done()) {
                    tally.add(drawn[pairs.get(i).first()][pairs.get(i).second()]);
                    open |= !tally.done();
                }
            }
        }
        return tallies.stream().map(ChanceTally::outcome).toList();
    }
}
