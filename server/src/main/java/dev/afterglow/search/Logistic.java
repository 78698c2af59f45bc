package dev.afterglow.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A logistic regression with a ridge, fitted by stochastic gradient with steps that shrink for
/// each
/// weight (Duchi, Hazan and Singer 2011, "Adaptive subgradient methods").
final class Logistic {

    private static final int ROUNDS = 25;
    private static final double STEP = .3;
    private static final double RIDGE = 2e-4;
    private static final long SEED = 1;

    private final double[] weights;
    private final double[] squares;
    private double bias;
    private double biasSquare;

    private Logistic(int size) {
        weights = new double[size];
        squares = new double[size];
    }

    /// The same vectors and truth give the same model.
    static Logistic fit(List<Features.Vector> vectors, boolean[] truth) {
        int size = 1;
        for (Features.Vector vector : vectors) {
            int[] index = vector.index();
            size = Math.max(size, index.length == 0 ? 0 : index[index.length - 1] + 1);
        }
        Logistic model = new Logistic(size);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            order.add(i);
        }
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int i : order) {
                model.learn(vectors.get(i), truth[i] ? 1 : 0);
            }
        }
        return model;
    }

    private void learn(Features.Vector vector, int truth) {
        double error = probability(vector) - truth;
        for (int i = 0; i < vector.index().length; i++) {
            int at = vector.index()[i];
            double slope = error * vector.value()[i] + RIDGE * weights[at];
            squares[at] += slope * slope;
            weights[at] -= STEP * slope / (Math.sqrt(squares[at]) + 1e-8);
        }
        biasSquare += error * error;
        bias -= STEP * error / (Math.sqrt(biasSquare) + 1e-8);
    }

    double probability(Features.Vector vector) {
        double sum = bias;
        for (int i = 0; i < vector.index().length; i++) {
            int at = vector.index()[i];
            sum += at < weights.length ? weights[at] * vector.value()[i] : 0;
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
