package dev.afterglow.intake.web;

import dev.afterglow.intake.Became;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What became of a message, in words.
final class Told {

    private static final int MOST_NAMED = 5;

    private Told() {}

    /// How many of each: `{opened=2, repeated=1}`.
    static Map<String, Integer> counts(List<Became> became) {
        Map<String, Integer> counts = new TreeMap<>();
        became.forEach(one -> counts.merge(one.what(), 1, Integer::sum));
        return counts;
    }

    /// `2 opened, 1 repeated: AL-7, AL-8 …` and the reasons there are.
    static String words(List<Became> became) {
        String counts =
                counts(became).entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
        String alerts =
                became.stream()
                        .map(Became::alert)
                        .filter(java.util.Objects::nonNull)
                        .limit(MOST_NAMED)
                        .map(id -> id.shown())
                        .collect(Collectors.joining(", "));
        String reasons =
                became.stream()
                        .map(Became::words)
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .limit(MOST_NAMED)
                        .collect(Collectors.joining(". "));
        return (counts.isEmpty() ? "nothing said" : counts)
                + (alerts.isEmpty() ? "" : ": " + alerts)
                + (reasons.isEmpty() ? "" : ". " + reasons);
    }
}
