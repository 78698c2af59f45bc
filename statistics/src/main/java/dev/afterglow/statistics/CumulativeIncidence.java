package dev.afterglow.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What share has ended in which way after so long, when there are several ends and some are still
/// open: an action done, declined, overtaken, or dropped. One minus Kaplan-Meier of a single end
/// would overstate it, since what was declined can no longer be done.
///
/// Source: Aalen and Johansen (1978), *Scand J Statist* 5:141; survival by Kaplan and Meier (1958),
/// *JASA* 53:457; variance of the incidence by the delta method, Marubini and Valsecchi, *Analysing
/// Survival Data*, 1995, 10.2 (of survival: Greenwood 1926); intervals on the log-log scale
/// (Kalbfleisch and Prentice 1980).
public final class CumulativeIncidence {

    private CumulativeIncidence() {}

    /// The end of something still open: only known to have lasted so long.
    public static final int OPEN = 0;

    /// How long something lasted and how it ended.
    ///
    /// @param time 0 or more, in any unit
    /// @param end [#OPEN], or the number of a way to end, 1 or more
    public record Course(double time, int end) {
        public Course {
            if (!(time >= 0) || end < 0) {
                throw new IllegalArgumentException(
                        "a course needs time >= 0 and an end >= 0, was " + time + ", " + end);
            }
        }
    }

    /// A step of a curve: from this time on the share is this.
    ///
    /// @param time of the step
    /// @param atRisk how many were still open just before
    /// @param share estimated share, 0 to 1
    /// @param interval 95 % interval of the share
    public record Step(double time, int atRisk, double share, Interval interval) {}

    /// The share that has ended by `end` up to each time at which something ended.
    public static List<Step> of(List<Course> courses, int end) {
        List<Step> steps = new ArrayList<>();
        Spread spread = new Spread();
        double open = 1;
        double share = 0;
        for (Moment moment : moments(courses, end)) {
            if (moment.all() == 0) {
                continue;
            }
            double before = open;
            share += open * moment.ends() / moment.atRisk();
            open *= 1 - (double) moment.all() / moment.atRisk();
            spread.add(moment, before, share);
            steps.add(
                    new Step(
                            moment.time(),
                            moment.atRisk(),
                            share,
                            interval(share, spread.variance(share))));
        }
        return steps;
    }

    /// The Kaplan-Meier share still open, whatever the end.
    public static List<Step> stillOpen(List<Course> courses) {
        List<Step> steps = new ArrayList<>();
        double open = 1;
        double greenwood = 0;
        for (Moment moment : moments(courses, OPEN)) {
            if (moment.all() > 0) {
                double n = moment.atRisk();
                open *= 1 - moment.all() / n;
                greenwood += moment.all() < n ? moment.all() / (n * (n - moment.all())) : 0;
                steps.add(
                        new Step(
                                moment.time(),
                                moment.atRisk(),
                                open,
                                interval(open, open * open * greenwood)));
            }
        }
        return steps;
    }

    /// What happened at one time: how many were open before, ended at all, ended by the end asked
    /// for.
    private record Moment(double time, int atRisk, int all, int ends) {}

    private static List<Moment> moments(List<Course> courses, int end) {
        List<Course> sorted = new ArrayList<>(courses);
        sorted.sort(Comparator.comparingDouble(Course::time));
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < sorted.size(); ) {
            double time = sorted.get(i).time();
            int first = i;
            int all = 0;
            int ends = 0;
            for (; i < sorted.size() && sorted.get(i).time() == time; i++) {
                all += sorted.get(i).end() == OPEN ? 0 : 1;
                ends += sorted.get(i).end() == end && end != OPEN ? 1 : 0;
            }
            moments.add(new Moment(time, sorted.size() - first, all, ends));
        }
        return moments;
    }

    /// The sums of the delta method's variance. Each term holds the difference of the last share to
    /// the share of its time; multiplied out, they are added once and for all.
    private static final class Spread {

        private double ends;
        private double endsByShare;
        private double any;
        private double anyByShare;
        private double anyByShareSquared;
        private double fixed;

        void add(Moment moment, double openBefore, double share) {
            double n = moment.atRisk();
            double of = moment.ends();
            double all = moment.all();
            double ofAny = all < n ? all / (n * (n - all)) : 0;
            double ofEnd = openBefore * of / (n * n);
            any += ofAny;
            anyByShare += ofAny * share;
            anyByShareSquared += ofAny * share * share;
            ends += ofEnd;
            endsByShare += ofEnd * share;
            fixed += openBefore * openBefore * (n - of) * of / (n * n * n);
        }

        double variance(double share) {
            double squares = share * share * any - 2 * share * anyByShare + anyByShareSquared;
            return Math.max(0, squares + fixed - 2 * (share * ends - endsByShare));
        }
    }

    private static Interval interval(double share, double variance) {
        if (share <= 0 || share >= 1 || variance == 0) {
            return new Interval(share, share);
        }
        double log = Math.log(share);
        double half = Special.Z_975 * Math.sqrt(variance) / (share * Math.abs(log));
        double low = Math.exp(log * Math.exp(half));
        double high = Math.exp(log * Math.exp(-half));
        return new Interval(Math.min(low, share), Math.max(high, share));
    }
}
