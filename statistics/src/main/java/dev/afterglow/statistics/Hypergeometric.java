package dev.afterglow.statistics;

/// How many marked ones a draw without putting back finds.
///
/// Source: Fisher (1935), *JRSS* 98:39 (the exact test of a 2 x 2 table); Johnson, Kemp and Kotz,
/// *Univariate Discrete Distributions*, 3rd ed. (2005), 6.2.
///
/// @param total how many there are
/// @param marked how many of them are marked
/// @param drawn how many are drawn
public record Hypergeometric(int total, int marked, int drawn) {

    public Hypergeometric {
        if (marked < 0 || drawn < 0 || marked > total || drawn > total) {
            throw new IllegalArgumentException(
                    "needs 0 <= marked, drawn <= total, was total=%d marked=%d drawn=%d"
                            .formatted(total, marked, drawn));
        }
    }

    /// The smallest count that can happen.
    public int lowest() {
        return Math.max(0, marked + drawn - total);
    }

    /// The largest count that can happen.
    public int highest() {
        return Math.min(marked, drawn);
    }

    /// The mean count, 0 where there is nothing to draw from.
    public double mean() {
        return total == 0 ? 0 : (double) marked * drawn / total;
    }

    /// P(X = count).
    public double at(int count) {
        if (count < lowest() || count > highest()) {
            return 0;
        }
        return Math.exp(
                Special.logChoose(marked, count)
                        + Special.logChoose(total - marked, drawn - count)
                        - Special.logChoose(total, drawn));
    }

    /// P(X >= count).
    public double atLeast(int count) {
        double sum = 0;
        for (int x = highest(); x >= Math.max(count, lowest()); x--) {
            sum += at(x);
        }
        return Math.min(1, sum);
    }

    /// One-sided mid-p for more than chance.
    public double midP(int count) {
        return Math.min(1, atLeast(count + 1) + at(count) / 2);
    }
}
