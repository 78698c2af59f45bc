package dev.afterglow.themes;

import dev.afterglow.search.Meaning;
import dev.afterglow.search.Sense;
import dev.afterglow.search.Suggester;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Proposes codes for words, from what people coded before. A proposal is shown as one and is
/// never applied by itself.
@Service
public class Suggestions {

    /// What is learnt from: the latest quotes.
    private static final int LEARNT_MOST = 1_000;

    /// With fewer coded quotes there is nothing to learn.
    private static final int LEARNT_LEAST = 20;

    /// New quotes after which it learns again.
    private static final int STALE_AFTER = 25;

    private static final int SHOWN_MOST = 2;

    private final Codings codings;
    private final Meaning meaning;
    private final Map<String, Sense> senses = new HashMap<>();
    private @Nullable Suggester learnt;
    private long newestLearnt;
    private boolean learning;

    Suggestions(Codings codings, Meaning meaning) {
        this.codings = codings;
        this.meaning = meaning;
    }

    /// A code that may fit. @param probability from 0 to 1
    public record Suggestion(String code, double probability) {}

    /// Whether there is something to propose from, now or in some seconds.
    public enum State {
        READY,
        LEARNING,
        TOO_FEW
    }

    /// Begins to learn in the background when it is time to, and says how far it is.
    public State prepare() {
        List<Coding> quotes =
                codings.all(LEARNT_MOST).stream().filter(one -> !one.quote().isEmpty()).toList();
        if (quotes.size() < LEARNT_LEAST) {
            return State.TOO_FEW;
        }
        synchronized (this) {
            boolean isStale = quotes.getFirst().id() >= newestLearnt + STALE_AFTER;
            if ((learnt == null || isStale) && !learning) {
                learning = true;
                Thread.ofVirtual().name("themes-suggestions").start(() -> learn(quotes));
            }
            return learnt == null ? State.LEARNING : State.READY;
        }
    }

    /// Learns from these now; the newest first.
    void learn(List<Coding> quotes) {
        try {
            Map<String, Set<String>> labels = new HashMap<>();
            quotes.forEach(one ->
                    labels.computeIfAbsent(one.quote(), fresh -> new HashSet<>()).add(one.code()));
            List<Suggester.Example> examples =
                    labels.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(one ->
                                    new Suggester.Example(
                                            one.getKey(), sense(one.getKey()), one.getValue()))
                            .toList();
            Suggester fresh = Suggester.learn(examples, Suggester.Means.WORDS_AND_MEANING);
            synchronized (this) {
                learnt = fresh;
                newestLearnt = quotes.getFirst().id();
            }
        } finally {
            synchronized (this) {
                learning = false;
            }
        }
    }

    /// At most two codes that may fit these words; empty before it has learnt.
    public List<Suggestion> of(String words) {
        Suggester suggester;
        synchronized (this) {
            suggester = learnt;
        }
        return Optional.ofNullable(suggester).stream()
                .flatMap(one -> one.suggest(words, sense(words)).stream())
                .filter(Suggester.Suggestion::isLikely)
                .limit(SHOWN_MOST)
                .map(one -> new Suggestion(one.label(), one.probability()))
                .toList();
    }

    private Sense sense(String words) {
        synchronized (senses) {
            Sense known = senses.get(words);
            if (known != null) {
                return known;
            }
        }
        Sense sense = meaning.of("", words);
        synchronized (senses) {
            if (senses.size() >= 2 * LEARNT_MOST) {
                senses.clear();
            }
            senses.put(words, sense);
        }
        return sense;
    }
}
