package dev.afterglow.statistics;

import java.util.OptionalDouble;

/// Two coders' ticks of one code over a set of documents, and how far they agree.
///
/// All three coefficients are one minus observed over chance disagreement; they differ in what
/// chance means. With rare codes kappa can be low although people hardly ever differ (Feinstein and
/// Cicchetti 1990, *J Clin Epidemiol* 43:543), so show all three beside the number of positives.
///
/// @param both documents that both ticked
/// @param first documents that only the first coder ticked
/// @param second documents that only the second coder ticked
/// @param neither documents that none of them ticked
public record TwoByTwo(int both, int first, int second, int neither) {

    /// A table with nothing in it.
    public static final TwoByTwo EMPTY = new TwoByTwo(0, 0, 0, 0);

    public TwoByTwo {
        if (Math.min(Math.min(both, first), Math.min(second, neither)) < 0) {
            throw new IllegalArgumentException(
                    "counts are 0 or more, was %d %d %d %d"
                            .formatted(both, first, second, neither));
        }
    }

    /// Cell by cell sum: agreement over several codes or documents together.
    public TwoByTwo plus(TwoByTwo other) {
        return new TwoByTwo(
                both + other.both,
                first + other.first,
                second + other.second,
                neither + other.neither);
    }

    /// How many decisions were compared.
    public int size() {
        return both + first + second + neither;
    }

    /// Documents that at least one of them ticked.
    public int positives() {
        return both + first + second;
    }

    /// Share of equal decisions; empty without any decision.
    public OptionalDouble agreement() {
        return size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(equal());
    }

    private double equal() {
        return (both + neither) / (double) size();
    }

    /// Mean share of ticks over both coders: how common the code is.
    public OptionalDouble prevalence() {
        return size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ticked());
    }

    private double ticked() {
        return (2.0 * both + first + second) / (2.0 * size());
    }

    /// Prevalence index |both - neither| / n and bias index |first - second| / n of Byrt, Bishop
    /// and Carlin (1993), *J Clin Epidemiol* 46:423.
    public OptionalDouble prevalenceIndex() {
        return size() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.abs(both - neither) / (double) size());
    }

    /// See [#prevalenceIndex()].
    public OptionalDouble biasIndex() {
        return size() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.abs(first - second) / (double) size());
    }

    /// Cohen's kappa (1960, *Educ Psychol Meas* 20:37): chance from each coder's own rate. Empty
    /// where chance agreement is certain, as when both ticked everything or nothing.
    public OptionalDouble kappa() {
        double n = size();
        double yes = (both + first) / n * ((both + second) / n);
        double no = (second + neither) / n * ((first + neither) / n);
        return size() == 0 ? OptionalDouble.empty() : beyond(equal(), yes + no);
    }

    /// Krippendorff's alpha for nominal data and two coders (2011, "Computing Krippendorff's
    /// Alpha-Reliability"): chance from the pooled rate, corrected for small samples. Empty where
    /// only one value occurs.
    public OptionalDouble alpha() {
        double values = 2.0 * size();
        double ones = 2.0 * both + first + second;
        double chance = 2 * ones * (values - ones) / (values * (values - 1));
        return chance > 0 ? beyond(equal(), 1 - chance) : OptionalDouble.empty();
    }

    /// Gwet's AC1 (2008, *Br J Math Stat Psychol* 61:29): chance from how hard the pooled rate
    /// makes it to agree at random; steady with rare codes.
    public OptionalDouble ac1() {
        return size() == 0
                ? OptionalDouble.empty()
                : beyond(equal(), 2 * ticked() * (1 - ticked()));
    }

    private static OptionalDouble beyond(double observed, double chance) {
        return chance >= 1
                ? OptionalDouble.empty()
                : OptionalDouble.of((observed - chance) / (1 - chance));
    }
}
