package dev.afterglow.search;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What the meanings of all texts here have in common, and what is left of each without it.
///
/// Texts of one house are all about the same things, so all their meanings point one way, and that
/// says nothing about which two are alike. The mean is taken away, then the direction in which they
/// differ most: "all but the top" (Mu and Viswanath 2018, https://arxiv.org/abs/1702.01417). On
/// half of the clusters of two sets of bug reports that were told twice one direction did best; on
/// the other half it raised the share that is among the first five by .01 and .03.
final class Common {

    /// Nothing in common, as long as there are too few to tell.
    static final Common NOTHING = new Common(new double[0], new double[0]);

    private static final int FEWEST = 100;
    private static final int SAMPLE = 1_000;
    private static final int STEPS = 12;

    private final double[] mean;
    private final double[] top;
    private final double meanSquare;
    private final double meanTop;

    private Common(double[] mean, double[] top) {
        this.mean = mean;
        this.top = top;
        this.meanSquare = dot(mean, mean);
        this.meanTop = dot(mean, top);
    }

    /// What a text has of it.
    ///
    /// @param mean along the mean
    /// @param top along the direction in which they differ most, less the mean's
    /// @param length of what is left
    record Share(double mean, double top, double length) {

        static final Share NONE = new Share(0, 0, 1);
    }

    /// Of so many senses; empty ones are left out. Asks for two thousand at most.
    static Common of(int count, IntFunction<Sense> senses) {
        int stride = Math.max(1, count / SAMPLE);
        double[][] sample =
                IntStream.iterate(0, i -> i < count, i -> i + stride)
                        .mapToObj(senses)
                        .filter(sense -> sense.square() > 0)
                        .map(Common::unit)
                        .toArray(double[][]::new);
        if (sample.length < FEWEST) {
            return NOTHING;
        }
        double[] mean = new double[Meaning.DIMENSIONS];
        for (double[] one : sample) {
            add(one, 1.0 / sample.length, mean);
        }
        return new Common(mean, top(sample, mean));
    }

    /// The first principal direction, by power iteration.
    private static double[] top(double[][] sample, double[] mean) {
        double[] top = sample[0].clone();
        add(mean, -1, top);
        for (int step = 0; step < STEPS; step++) {
            double[] next = new double[top.length];
            double along = dot(mean, top);
            for (double[] one : sample) {
                double share = dot(one, top) - along;
                add(one, share, next);
                add(mean, -share, next);
            }
            double length = Math.sqrt(dot(next, next));
            if (length == 0) {
                return new double[top.length];
            }
            top = new double[top.length];
            add(next, 1 / length, top);
        }
        return top;
    }

    Share share(Sense sense) {
        if (mean.length == 0 || sense.square() == 0) {
            return Share.NONE;
        }
        double[] unit = unit(sense);
        double along = dot(unit, mean);
        double across = dot(unit, top) - meanTop;
        double left = 1 - 2 * along + meanSquare - across * across;
        return new Share(along, across, Math.sqrt(Math.max(left, 1e-9)));
    }

    /// The cosine of two without what all have in common.
    ///
    /// @param cosine with it
    double less(double cosine, Share one, Share other) {
        if (mean.length == 0) {
            return cosine;
        }
        double left = cosine - one.mean() - other.mean() + meanSquare - one.top() * other.top();
        return left / (one.length() * other.length());
    }

    private static double[] unit(Sense sense) {
        double length = Math.sqrt(sense.square());
        byte[] vector = sense.vector();
        double[] unit = new double[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static void add(double[] what, double times, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }
}
