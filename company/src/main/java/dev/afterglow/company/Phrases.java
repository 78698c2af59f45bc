package dev.afterglow.company;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sentences that fit many incidents. Each kind is gone through in a shuffled order before any of
/// it comes again.
final class Phrases {
    private final Map<String, List<String>> all = Blocks.read("phrases.txt");
    private final Map<String, List<String>> left = new HashMap<>();
    private final Dice dice;

    Phrases(Dice dice) {
        this.dice = dice;
    }

    String next(String kind) {
        List<String> those = left.computeIfAbsent(kind, k -> new ArrayList<>());
        if (those.isEmpty()) {
            List<String> fresh = all.get(kind);
            if (fresh == null) {
                throw new IllegalStateException("No phrases of the kind " + kind);
            }
            those.addAll(fresh);
        }
        return those.remove(dice.below(those.size()));
    }
}
