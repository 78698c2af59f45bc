package dev.afterglow.experiments;

import java.util.Set;

/// What a team agreed to for one application: one instance of each group may be terminated, on a
/// mean of so many work days.
///
/// @param meanDays mean work days between two terminations of a group, 1 or more
/// @param minimumDays work days that lie between two at least; 0 for no limit
/// @param exceptions where nothing is terminated
/// @param isExactMean whether the mean counts the minimum in; Chaos Monkey's own does not
public record OptIn(
        String app,
        boolean isEnabled,
        Grouping grouping,
        boolean areRegionsIndependent,
        double meanDays,
        int minimumDays,
        Set<Exemption> exceptions,
        boolean isExactMean) {

    public OptIn {
        exceptions = Set.copyOf(exceptions);
        if (!(meanDays >= 1 && meanDays <= 1_000)) {
            throw new IllegalArgumentException(
                    "expected a mean of 1 to 1000 days, was " + meanDays);
        }
        if (minimumDays < 0 || minimumDays > 250) {
            throw new IllegalArgumentException(
                    "expected a minimum of 0 to 250 days, was " + minimumDays);
        }
        if (isExactMean && meanDays < minimumDays) {
            throw new IllegalArgumentException(
                    "expected a mean of at least the minimum of %d days, was %s"
                            .formatted(minimumDays, meanDays));
        }
    }

    /// What is one group.
    public enum Grouping {
        APP,
        STACK,
        CLUSTER
    }

    /// Where nothing is terminated; `*` stands for any, and all four must fit.
    public record Exemption(String account, String stack, String detail, String region) {

        boolean covers(Instance instance) {
            return fits(account, instance.account())
                    && fits(stack, instance.stack())
                    && fits(detail, instance.detail())
                    && fits(region, instance.region());
        }

        private static boolean fits(String pattern, String value) {
            return pattern.equals("*") || pattern.equals(value);
        }
    }

    /// One instance of an application, and where it runs.
    public record Instance(
            String id,
            String app,
            String account,
            String region,
            String stack,
            String detail,
            String cluster) {}

    /// The probability of a termination on a work day. With a minimum above one day, Chaos
    /// Monkey's 1/mean gives a mean of mean + minimum − 1 days; the exact one takes that back.
    public double dailyProbability() {
        return isExactMean && minimumDays > 1 ? 1 / (meanDays - minimumDays + 1) : 1 / meanDays;
    }
}
