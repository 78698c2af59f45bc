package dev.afterglow.reviews;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How alike texts are by their words: the cosine of their tf-idf vectors, from 0 to 1 (Salton and
/// Buckley 1988, "Term-weighting approaches in automatic text retrieval", lnc.ltc). Built for some
/// hundred texts of a few hundred words.
final class Likeness {

    private static final int SHORTEST_WORD = 3;

    private final List<Map<String, Double>> vectors = new ArrayList<>();

    Likeness(List<String> texts) {
        List<List<String>> words = texts.stream().map(Likeness::words).toList();
        Map<String, Integer> spread = new HashMap<>();
        for (List<String> text : words) {
            Set<String> once = new HashSet<>(text);
            once.forEach(word -> spread.merge(word, 1, Integer::sum));
        }
        for (List<String> text : words) {
            vectors.add(vector(text, spread, texts.size()));
        }
    }

    /// Of the texts at two places of the list.
    double of(int one, int other) {
        Map<String, Double> small = vectors.get(one);
        Map<String, Double> large = vectors.get(other);
        if (small.size() > large.size()) {
            return of(other, one);
        }
        double product = 0;
        for (var entry : small.entrySet()) {
            product += entry.getValue() * large.getOrDefault(entry.getKey(), 0.0);
        }
        return Math.min(1, product);
    }

    private static Map<String, Double> vector(
            List<String> words, Map<String, Integer> spread, int texts) {
        Map<String, Double> weights = new HashMap<>();
        words.forEach(word -> weights.merge(word, 1.0, Double::sum));
        weights.replaceAll((word, count) ->
                (1 + Math.log(count))
                        * Math.log(1.0 + (double) texts / spread.getOrDefault(word, 1)));
        double length =
                Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        if (length > 0) {
            weights.replaceAll((_, weight) -> weight / length);
        }
        return weights;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+", -1)) {
            if (word.length() >= SHORTEST_WORD) {
                words.add(word);
            }
        }
        return words;
    }
}
