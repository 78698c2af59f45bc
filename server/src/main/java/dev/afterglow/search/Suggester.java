package dev.afterglow.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Learns from texts that people labelled which labels another text may carry: for each label a
/// logistic regression on rare words and meaning, and the threshold that would have agreed best
/// with people on texts not learnt from (three folds).
///
/// Learning takes some seconds for a thousand texts. Safe for many threads once learnt.
public final class Suggester {

    private static final int FOLDS = 3;
    private static final int POSITIVES_FOR_THRESHOLD = 8;

    private final Features features;
    private final Map<String, Logistic> models;
    private final Map<String, Double> thresholds;

    private Suggester(
            Features features, Map<String, Logistic> models, Map<String, Double> thresholds) {
        this.features = features;
        this.models = models;
        this.thresholds = thresholds;
    }

    /// A text with the labels that people gave it.
    public record Example(String text, Sense sense, Set<String> labels) {

        public Example {
            labels = Set.copyOf(labels);
        }
    }

    /// What to learn from; the plain one is what is compared with.
    public enum Means {
        /// Words only, threshold one half.
        PLAIN,
        /// Words and meaning, thresholds of their own.
        WORDS_AND_MEANING
    }

    /// A label that a text may carry.
    ///
    /// @param probability from 0 to 1
    /// @param isLikely whether it stands above the label's threshold
    public record Suggestion(String label, double probability, boolean isLikely) {}

    /// Learns; the same examples give the same suggester.
    public static Suggester learn(List<Example> examples, Means means) {
        Features features = Features.of(examples, means);
        List<Features.Vector> vectors = examples.stream().map(features::of).toList();
        Set<String> labels = new TreeSet<>();
        examples.forEach(example -> labels.addAll(example.labels()));
        Map<String, Logistic> models = new HashMap<>();
        Map<String, Double> thresholds = new HashMap<>();
        for (String label : labels) {
            boolean[] truth = new boolean[examples.size()];
            int positives = 0;
            for (int i = 0; i < truth.length; i++) {
                truth[i] = examples.get(i).labels().contains(label);
                positives += truth[i] ? 1 : 0;
            }
            models.put(label, Logistic.fit(vectors, truth));
            boolean isEnough = positives >= POSITIVES_FOR_THRESHOLD;
            thresholds.put(
                    label,
                    means == Means.WORDS_AND_MEANING && isEnough ? threshold(vectors, truth) : .5);
        }
        return new Suggester(features, models, thresholds);
    }

    /// All labels it knows, the most likely first.
    public List<Suggestion> suggest(String text, Sense sense) {
        Features.Vector vector = features.of(new Example(text, sense, Set.of()));
        return models.entrySet().stream()
                .map(model -> {
                    double probability = model.getValue().probability(vector);
                    double threshold = thresholds.getOrDefault(model.getKey(), .5);
                    return new Suggestion(model.getKey(), probability, probability >= threshold);
                })
                .sorted(
                        Comparator.comparingDouble(Suggestion::probability)
                                .reversed()
                                .thenComparing(Suggestion::label))
                .toList();
    }

    private record Guess(double probability, boolean truth) {}

    /// The threshold with the best agreement (Cohen's kappa) on what each fold had not learnt.
    private static double threshold(List<Features.Vector> vectors, boolean[] truth) {
        List<Guess> guesses = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Features.Vector> known = new ArrayList<>();
            List<Boolean> knownTruth = new ArrayList<>();
            for (int i = 0; i < truth.length; i++) {
                if (i % FOLDS != fold) {
                    known.add(vectors.get(i));
                    knownTruth.add(truth[i]);
                }
            }
            boolean[] learnt = new boolean[known.size()];
            for (int i = 0; i < learnt.length; i++) {
                learnt[i] = knownTruth.get(i);
            }
            Logistic model = Logistic.fit(known, learnt);
            for (int i = fold; i < truth.length; i += FOLDS) {
                guesses.add(new Guess(model.probability(vectors.get(i)), truth[i]));
            }
        }
        return best(guesses);
    }

    private static double best(List<Guess> guesses) {
        guesses.sort(Comparator.comparingDouble(Guess::probability).reversed());
        double all = guesses.size();
        double positives = guesses.stream().filter(Guess::truth).count();
        double highest = 0;
        double best = .5;
        int hits = 0;
        for (int taken = 1; taken <= guesses.size(); taken++) {
            hits += guesses.get(taken - 1).truth() ? 1 : 0;
            double same = (hits + all - taken - positives + hits) / all;
            double chance = (taken * positives + (all - taken) * (all - positives)) / (all * all);
            double kappa = chance == 1 ? 0 : (same - chance) / (1 - chance);
            if (kappa > highest) {
                highest = kappa;
                best = guesses.get(taken - 1).probability();
            }
        }
        return best;
    }
}
