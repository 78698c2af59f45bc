package dev.afterglow.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// A yes/no matrix that is shuffled so that every row keeps its number of ticks and every column
/// keeps its own: a thorough coder stays thorough, a common code stays common, and only who meets
/// whom is left to chance.
///
/// Source: the curveball algorithm, Strona et al. (2014), *Nature Communications* 5:4114: two rows
/// pool what only one of them has and deal it out again. All matrices with the margins are equally
/// likely in the long run (Carstens 2015, *Phys Rev E* 91:042812). Rows are only traded within a
/// stratum.
///
/// Not thread-safe.
public final class Curveball {

    private final int columns;
    private final int words;
    private final long[] bits;
    private final int[][] strata;
    private final int[] stratumOf;
    private final int[] pool;
    private final SplittableRandom random;

    /// What is shuffled.
    ///
    /// @param rows the rows
    /// @param columns how many columns there are
    public record Matrix(List<Row> rows, int columns) {
        public Matrix {
            rows = List.copyOf(rows);
        }
    }

    /// One row.
    ///
    /// @param columns those it has ticked
    /// @param stratum rows trade only with rows of the same one
    public record Row(Set<Integer> columns, int stratum) {
        public Row {
            columns = Set.copyOf(columns);
        }
    }

    public Curveball(Matrix matrix, long seed) {
        this.columns = matrix.columns();
        this.words = Math.max(1, (columns + 63) / 64);
        this.bits = new long[matrix.rows().size() * words];
        this.pool = new int[columns];
        this.random = new SplittableRandom(seed);
        for (int row = 0; row < matrix.rows().size(); row++) {
            for (int column : matrix.rows().get(row).columns()) {
                if (column < 0 || column >= columns) {
                    throw new IllegalArgumentException(
                            "row %d ticks column %d of %d".formatted(row, column, columns));
                }
                bits[row * words + column / 64] |= 1L << column;
            }
        }
        this.stratumOf = new int[matrix.rows().size()];
        this.strata = groups(matrix.rows(), stratumOf);
    }

    private static int[][] groups(List<Row> rows, int[] stratumOf) {
        Map<Integer, Integer> index = new HashMap<>();
        for (int row = 0; row < stratumOf.length; row++) {
            int stratum = rows.get(row).stratum();
            stratumOf[row] = index.computeIfAbsent(stratum, name -> index.size());
        }
        int[] sizes = new int[index.size()];
        for (int group : stratumOf) {
            sizes[group]++;
        }
        int[][] groups = new int[sizes.length][];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new int[sizes[g]];
        }
        for (int row = stratumOf.length - 1; row >= 0; row--) {
            groups[stratumOf[row]][--sizes[stratumOf[row]]] = row;
        }
        return groups;
    }

    /// How many rows there are.
    public int rows() {
        return stratumOf.length;
    }

    /// Whether a row has a column ticked now.
    public boolean has(int row, int column) {
        return (bits[row * words + column / 64] & (1L << column)) != 0;
    }

    /// Makes a number of trades between random pairs of rows.
    public void trade(int times) {
        if (rows() < 2) {
            return;
        }
        for (int i = 0; i < times; i++) {
            int one = random.nextInt(rows());
            int[] others = strata[stratumOf[one]];
            int two = others[random.nextInt(others.length)];
            if (one != two) {
                trade(one * words, two * words);
            }
        }
    }

    private void trade(int one, int two) {
        int pooled = 0;
        int toOne = 0;
        for (int w = 0; w < words; w++) {
            long onlyOne = bits[one + w] & ~bits[two + w];
            toOne += Long.bitCount(onlyOne);
            for (long left = bits[one + w] ^ bits[two + w]; left != 0; left &= left - 1) {
                pool[pooled++] = w * 64 + Long.numberOfTrailingZeros(left);
            }
        }
        if (toOne == 0 || toOne == pooled) {
            return;
        }
        for (int i = 0; i < pooled; i++) {
            if (i < toOne) {
                int pick = i + random.nextInt(pooled - i);
                int column = pool[pick];
                pool[pick] = pool[i];
                pool[i] = column;
            }
            int column = pool[i];
            int from = i < toOne ? two : one;
            int to = i < toOne ? one : two;
            bits[from + column / 64] &= ~(1L << column);
            bits[to + column / 64] |= 1L << column;
        }
    }

    /// How often each pair of columns is ticked in the same row; the diagonal has the column sums.
    public int[][] together() {
        int[][] together = new int[columns][columns];
        int[] ticked = new int[columns];
        for (int row = 0; row < rows(); row++) {
            int n = 0;
            for (int w = 0; w < words; w++) {
                for (long left = bits[row * words + w]; left != 0; left &= left - 1) {
                    ticked[n++] = w * 64 + Long.numberOfTrailingZeros(left);
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    together[ticked[i]][ticked[j]]++;
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                together[i][j] = together[j][i];
            }
        }
        return together;
    }
}
