package dev.afterglow.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many rare words texts share: the cosine of their weighted terms.
///
/// Salton and Buckley (1988), "Term-weighting approaches in automatic text retrieval": a term
/// weighs (1 + ln n)(1 + ln((1 + N) / (1 + N_t))), n times in the text, in N_t of N texts. Texts
/// stand in numbered slots. Lengths are those of the last [#weigh()]. Not safe for many threads.
final class WordIndex {

    /// A change of this share of all texts makes the lengths worth computing again.
    private static final double DRIFT = .05;

    private static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Postings> postings = new ArrayList<>();
    private final List<@Nullable Words> slots = new ArrayList<>();
    private double[] lengths = new double[16];
    private int live;
    private int liveWhenWeighed;
    private boolean changed;

    /// The texts in which a term stands, in any order.
    private static final class Postings {
        private int[] slot = new int[4];
        private float[] weight = new float[4];
        private int size;

        void add(int where, float howMuch) {
            if (size == slot.length) {
                slot = Arrays.copyOf(slot, size * 2);
                weight = Arrays.copyOf(weight, size * 2);
            }
            slot[size] = where;
            weight[size++] = howMuch;
        }

        void remove(int where) {
            int at = 0;
            while (slot[at] != where) {
                at++;
            }
            size--;
            slot[at] = slot[size];
            weight[at] = weight[size];
        }
    }

    /// A text: its terms by number, ascending.
    private record Words(int[] terms, float[] weights) {}

    /// Puts a text into an empty slot.
    void put(int slot, Bag bag) {
        while (slots.size() <= slot) {
            slots.add(null);
        }
        Words words = words(bag);
        slots.set(slot, words);
        for (int i = 0; i < words.terms.length; i++) {
            postings.get(words.terms[i]).add(slot, words.weights[i]);
        }
        live++;
        changed = true;
        if (slot >= lengths.length) {
            lengths = Arrays.copyOf(lengths, Math.max(slot + 1, slot + slot / 2));
        }
        lengths[slot] = length(words);
    }

    /// Empties a slot.
    void remove(int slot) {
        Words words = slots.set(slot, null);
        if (words == null) {
            throw new IllegalStateException("slot " + slot + " is empty");
        }
        for (int term : words.terms) {
            postings.get(term).remove(slot);
        }
        live--;
        changed = true;
    }

    /// Whether so many texts came or went that the lengths are to be computed again; few texts are
    /// weighed after each change.
    boolean wantsWeighing() {
        return changed && Math.abs(live - liveWhenWeighed) >= DRIFT * liveWhenWeighed - 100;
    }

    /// Computes the lengths of all texts by what is rare now.
    void weigh() {
        for (int slot = 0; slot < slots.size(); slot++) {
            Words words = slots.get(slot);
            if (words != null) {
                lengths[slot] = length(words);
            }
        }
        liveWhenWeighed = live;
        changed = false;
    }

    /// The cosine of a question with each slot; 0 for an empty slot.
    float[] cosines(Bag question) {
        int[] terms =
                question.terms().stream()
                        .mapToInt(term -> numbers.getOrDefault(term, UNKNOWN))
                        .toArray();
        return cosines(new Words(terms, question.weights()));
    }

    /// The cosine of the text in a slot with each; 0 for an empty slot.
    float[] cosines(int slot) {
        return cosines(words(slot));
    }

    private float[] cosines(Words question) {
        float[] sums = new float[slots.size()];
        double square = 0;
        for (int i = 0; i < question.terms.length; i++) {
            int term = question.terms[i];
            double rare = rarity(term == UNKNOWN ? 0 : postings.get(term).size);
            double weight = question.weights[i] * rare;
            square += weight * weight;
            if (term != UNKNOWN) {
                add(postings.get(term), (float) (weight * rare), sums);
            }
        }
        for (int slot = 0; slot < sums.length; slot++) {
            if (sums[slot] != 0) {
                sums[slot] = (float) (sums[slot] / (lengths[slot] * Math.sqrt(square)));
            }
        }
        return sums;
    }

    private static void add(Postings postings, float weight, float[] sums) {
        for (int i = 0; i < postings.size; i++) {
            sums[postings.slot[i]] += weight * postings.weight[i];
        }
    }

    /// The cosines of the texts in some slots, none of which is empty.
    ///
    /// @param rows of so many of the first slots the cosines are wanted
    /// @return `[row][place in slots]`; 1 where both are the same
    float[][] among(int[] slots, int rows) {
        float[] asked = new float[postings.size()];
        float[][] cosines = new float[rows][slots.length];
        for (int row = 0; row < rows; row++) {
            Words one = words(slots[row]);
            for (int i = 0; i < one.terms.length; i++) {
                double rare = rarity(postings.get(one.terms[i]).size);
                asked[one.terms[i]] = (float) (rare * rare * one.weights[i]);
            }
            for (int place = 0; place < row; place++) {
                cosines[row][place] = cosines[place][row];
            }
            cosines[row][row] = 1;
            for (int place = row + 1; place < slots.length; place++) {
                float sum = sum(asked, words(slots[place]));
                cosines[row][place] =
                        sum == 0
                                ? 0
                                : (float) (sum / (lengths[slots[row]] * lengths[slots[place]]));
            }
            for (int term : one.terms) {
                asked[term] = 0;
            }
        }
        return cosines;
    }

    private static float sum(float[] asked, Words words) {
        float sum = 0;
        for (int i = 0; i < words.terms.length; i++) {
            sum += asked[words.terms[i]] * words.weights[i];
        }
        return sum;
    }

    private Words words(int slot) {
        Words words = slots.get(slot);
        if (words == null) {
            throw new IllegalStateException("slot " + slot + " is empty");
        }
        return words;
    }

    private Words words(Bag bag) {
        Integer[] order = new Integer[bag.terms().size()];
        int[] terms = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            terms[i] = number(bag.terms().get(i));
        }
        int[] unsorted = terms.clone();
        Arrays.sort(order, (a, b) -> Integer.compare(unsorted[a], unsorted[b]));
        float[] weights = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            terms[i] = unsorted[order[i]];
            weights[i] = bag.weights()[order[i]];
        }
        return new Words(terms, weights);
    }

    private int number(String term) {
        return numbers.computeIfAbsent(
                term,
                fresh -> {
                    postings.add(new Postings());
                    return postings.size() - 1;
                });
    }

    private double length(Words words) {
        double square = 0;
        for (int i = 0; i < words.terms.length; i++) {
            double weight = words.weights[i] * rarity(postings.get(words.terms[i]).size);
            square += weight * weight;
        }
        return Math.sqrt(square);
    }

    private double rarity(int texts) {
        return 1 + Math.log((1.0 + live) / (1.0 + texts));
    }
}
