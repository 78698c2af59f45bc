package dev.afterglow.statistics;

/// Compares an observed value with draws from chance until enough is known.
///
/// Drawing stops early once `enough` draws are as large as the observed value and `enough` are as
/// small: what is surely ordinary needs no ten thousand draws (Besag and Clifford 1991,
/// *Biometrika* 78:301, here on both sides). Ties count half (mid-p). The observed arrangement is
/// one of those chance could have given, so it is counted among the draws (Phipson and Smyth 2010,
/// *Stat Appl Genet Mol Biol* 9:39): p is never 0.
///
/// Not thread-safe: one tally, one thread.
public final class ChanceTally {

    private static final double SAME = 1e-9;

    private final double observed;
    private final Plan plan;
    private int draws;
    private double asLarge;
    private double mean;
    private double squares;

    /// How long to draw.
    ///
    /// @param most draws at most, such as 10,000
    /// @param enough draws on each side of the observed value after which it is ordinary, such as
    ///     20
    public record Plan(int most, int enough) {

        /// 10,000 draws at most, 20 on each side are enough.
        public static final Plan USUAL = new Plan(10_000, 20);

        public Plan {
            if (most < 1 || enough < 1) {
                throw new IllegalArgumentException(
                        "a plan needs at least one draw, was " + most + ", " + enough);
            }
        }
    }

    public ChanceTally(double observed, Plan plan) {
        this.observed = observed;
        this.plan = plan;
    }

    /// Counts one value drawn from chance.
    public void add(double drawn) {
        draws++;
        double delta = drawn - mean;
        mean += delta / draws;
        squares += delta * (drawn - mean);
        double slack = SAME * Math.max(1, Math.abs(observed));
        if (drawn > observed + slack) {
            asLarge++;
        } else if (drawn >= observed - slack) {
            asLarge += .5;
        }
    }

    /// Whether more draws would tell nothing more.
    public boolean done() {
        return draws >= plan.most() || Math.min(asLarge, draws - asLarge) >= plan.enough();
    }

    /// What was learnt so far; needs at least one draw.
    public Outcome outcome() {
        if (draws == 0) {
            throw new IllegalStateException("nothing was drawn from chance yet");
        }
        double variance = draws > 1 ? squares / (draws - 1) : 0;
        double more = (asLarge + .5) / (draws + 1.0);
        double less = (draws - asLarge + .5) / (draws + 1.0);
        return new Outcome(observed, new Chance(mean, variance, draws), more, less);
    }

    /// What chance gave.
    ///
    /// @param mean over the draws
    /// @param variance over the draws
    /// @param draws how many were made
    public record Chance(double mean, double variance, int draws) {

        /// Chance that a one-sided test at `alpha` tells draws of another kind from these, both
        /// taken as normal: a level as low as a correction for many looks asks cannot be read off
        /// the draws themselves.
        ///
        /// @param other draws of what might be true instead
        public double power(Chance other, double alpha) {
            Interval range = new Interval(-40, 40);
            double level = Special.root(z -> alpha - Special.normalAbove(z), range);
            double critical = mean + level * Math.sqrt(variance);
            double scatter = Math.sqrt(other.variance);
            if (scatter == 0) {
                return other.mean > critical ? 1 : 0;
            }
            return Special.normalAbove((critical - other.mean) / scatter);
        }
    }

    /// A value beside what chance gave.
    ///
    /// @param observed the value
    /// @param chance the draws
    /// @param midP one-sided, for more than chance
    /// @param midLess one-sided, for less than chance
    public record Outcome(double observed, Chance chance, double midP, double midLess) {}
}
