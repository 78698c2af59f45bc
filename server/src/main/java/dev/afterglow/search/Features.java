package dev.afterglow.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A text as numbers: its rare words (cosine-normalised, as in [WordIndex]) and what it means.
final class Features {

    private static final int TEXTS_LEAST = 2;

    /// Meaning is dense: this length of its part did best in three folds of the earlier years of
    /// 2,394 safety reports.
    private static final double MEANING_LENGTH = 2;

    private final TextAnalyzer analyzer = new TextAnalyzer();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Double> rarity = new HashMap<>();
    private final boolean withMeaning;

    private Features(boolean withMeaning) {
        this.withMeaning = withMeaning;
    }

    /// @param index ascending from 0; `value` has the same length
    record Vector(int[] index, float[] value) {}

    static Features of(List<Suggester.Example> examples, Suggester.Means means) {
        Features features = new Features(means == Suggester.Means.WORDS_AND_MEANING);
        Map<String, Integer> texts = new HashMap<>();
        for (Suggester.Example example : examples) {
            features.bag(example).terms().forEach(term -> texts.merge(term, 1, Integer::sum));
        }
        texts.forEach((term, count) -> {
            if (count >= TEXTS_LEAST) {
                int number = Meaning.DIMENSIONS + features.numbers.size();
                features.numbers.put(term, number);
                features.rarity.put(number, 1 + Math.log((1.0 + examples.size()) / (1.0 + count)));
            }
        });
        return features;
    }

    Vector of(Suggester.Example example) {
        Bag bag = bag(example);
        Map<Integer, Double> words = new HashMap<>();
        double square = 0;
        for (int i = 0; i < bag.terms().size(); i++) {
            Integer number = numbers.get(bag.terms().get(i));
            if (number != null) {
                double weight = bag.weights()[i] * rarity.getOrDefault(number, 1.0);
                words.put(number, weight);
                square += weight * weight;
            }
        }
        int meant = withMeaning ? Meaning.DIMENSIONS : 0;
        int[] index = new int[meant + words.size()];
        float[] value = new float[index.length];
        double length = Math.sqrt(Math.max(1, example.sense().square()));
        for (int i = 0; i < meant; i++) {
            index[i] = i;
            value[i] = (float) (MEANING_LENGTH * example.sense().vector()[i] / length);
        }
        int next = meant;
        for (int number : words.keySet().stream().sorted().toList()) {
            index[next] = number;
            value[next++] =
                    (float) (words.getOrDefault(number, 0.0) / Math.sqrt(Math.max(square, 1e-12)));
        }
        return new Vector(index, value);
    }

    private Bag bag(Suggester.Example example) {
        return Bag.of(List.of(), analyzer.terms(example.text()));
    }
}
