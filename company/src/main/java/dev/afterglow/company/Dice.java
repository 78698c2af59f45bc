package dev.afterglow.company;

import java.util.List;
import java.util.SplittableRandom;

/// Seeded draws. Each purpose has its own stream, so planting an effect in one place does not
/// reshuffle everything else. Not safe for use by several threads.
final class Dice {
    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    static Dice of(long seed, String purpose) {
        long mixed = seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xBF58476D1CE4E5B9L;
        return new Dice(new SplittableRandom(mixed ^ (mixed >>> 29)));
    }

    double uniform() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// A whole number from 0 to `bound`, `bound` excluded.
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// An index, drawn in proportion to its weight.
    int weighted(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        int last = weights.length - 1;
        for (int i = 0; i < last; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return last;
    }

    /// Log-normal with this median; `spread` is the standard deviation of the logarithm.
    double logNormal(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    double exponential(double mean) {
        return mean * random.nextExponential();
    }

    /// Poisson: by multiplying uniforms below a mean of 30 (Knuth 1969, 3.4.1), else in halves,
    /// since a sum of independent Poisson numbers is Poisson.
    int poisson(double mean) {
        if (mean > 30) {
            return poisson(mean / 2) + poisson(mean / 2);
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }
}
