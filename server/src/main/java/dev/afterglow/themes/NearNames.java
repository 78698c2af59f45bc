package dev.afterglow.themes;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Tells which names of codes say nearly the same: most of their pairs of neighbouring letters are
/// the same (Dice's coefficient; Dice 1945, "Measures of the amount of ecologic association").
@Component
class NearNames {

    /// `Hand-over gap` and `Handover gaps` have .9; `Staffing` and `Stalling` .6.
    private static final double NEAR = .7;

    private static final int SHOWN_MOST = 3;

    private record Near(Code code, double likeness) {}

    List<Code> of(String name, List<Code> codes) {
        Set<String> pairs = pairs(name);
        return codes.stream()
                .map(code -> new Near(code, likeness(pairs, pairs(code.rules().name()))))
                .filter(near -> near.likeness() >= NEAR)
                .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                .limit(SHOWN_MOST)
                .map(Near::code)
                .toList();
    }

    private static double likeness(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int all = one.size() + other.size();
        return all == 0 ? 0 : 2.0 * both.size() / all;
    }

    private static Set<String> pairs(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
