package dev.afterglow.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Texts of one kind, and which of them tell nearly the same: by the rare words they share and by
/// what they mean, half and half, less half of how crowded it is around the text that was found.
///
/// The last part keeps texts that resemble everything from being found by every question (Conneau
/// et al. 2018, "Word translation without parallel data", call it cross-domain similarity local
/// scaling). It is computed among the hundred texts nearest to the question.
///
/// In memory, about 2 KB a text. A question among 100,000 texts takes some tens of milliseconds,
/// and those of [Meaning] for a text not put in before. Safe for many threads.
public final class Alike {

    /// From here on two texts are taken to tell the same: on half the clusters of two sets of bug
    /// reports that were told twice, the lowest with a B-cubed precision of .90 (`./dev bench
    /// similar`). Below a hundred texts it is only a hint.
    public static final double SAME = .16;

    private static final int POOL = 100;

    /// Among so many of the likest the crowd around each of the pool is looked for.
    private static final int AROUND = 300;

    private static final int NEIGHBOURS = 5;

    private final Meaning meaning;
    private final Blend blend;
    private final TextAnalyzer analyzer = new TextAnalyzer();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final WordIndex words = new WordIndex();
    private final List<@Nullable String> slots = new ArrayList<>();
    private final Map<String, Integer> slotOf = new HashMap<>();
    private final List<Integer> free = new ArrayList<>();
    private final Senses senses = new Senses();

    /// An empty one that goes by words and meaning.
    public Alike(Meaning meaning) {
        this(meaning, Blend.BOTH);
    }

    /// An empty one that goes by what is named; for comparing them.
    public Alike(Meaning meaning, Blend blend) {
        this.meaning = meaning;
        this.blend = blend;
    }

    /// What likeness is made of. Both together, less the crowd, was best on each of two sets of bug
    /// reports that were told twice (`./dev bench similar`).
    public enum Blend {
        WORDS(1, 0),
        MEANING(0, 0),
        BOTH(.6, .5);

        private final double words;
        private final double crowd;

        Blend(double words, double crowd) {
            this.words = words;
            this.crowd = crowd;
        }

        private double of(double sharedWords, double meant) {
            return words * sharedWords + (1 - words) * meant;
        }
    }

    /// A text.
    ///
    /// @param title may be blank, as may be the text
    public record Text(String id, String title, String text) {}

    /// A text that is like the question.
    ///
    /// @param score 1 for the same words standing alone, 0 for nothing in common; may be a little
    ///     below 0
    public record Near(String id, double score) {}

    /// @param shared the words it shares with each slot, as a cosine
    private record Question(float[] shared, Sense sense, int itself) {}

    private record Found(int slot, double likeness) {}

    /// Puts a text in, or in the place of the one with the same id.
    public void put(Text text) {
        put(text, sense(text));
    }

    /// The same, for a text whose meaning was computed before.
    public void put(Text text, Sense sense) {
        Bag bag = bag(text);
        lock.writeLock().lock();
        try {
            take(text.id());
            int slot = free.isEmpty() ? slots.size() : free.removeLast();
            if (slot == slots.size()) {
                slots.add(null);
            }
            slots.set(slot, text.id());
            slotOf.put(text.id(), slot);
            words.put(slot, bag);
            senses.put(slot, sense);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Takes a text out; nothing happens when it is not in.
    public void remove(String id) {
        lock.writeLock().lock();
        try {
            take(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void take(String id) {
        Integer slot = slotOf.remove(id);
        if (slot != null) {
            words.remove(slot);
            slots.set(slot, null);
            free.add(slot);
        }
    }

    public int size() {
        lock.readLock().lock();
        try {
            return slotOf.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// The texts most like one that is in here, without itself, the best first; at most 100.
    /// Throws an [IllegalArgumentException] when it is not in.
    public List<Near> nearest(String id, int most) {
        return reading(() -> {
            Integer slot = slotOf.get(id);
            if (slot == null) {
                throw new IllegalArgumentException("There is no text " + id + " to compare with");
            }
            return nearest(new Question(words.cosines(slot), senses.of(slot), slot), most);
        });
    }

    /// The texts most like a new one, the best first; at most 100. One of the same id is left out.
    public List<Near> nearest(Text question, int most) {
        Bag bag = bag(question);
        Sense sense = sense(question);
        return reading(() -> {
            int itself = slotOf.getOrDefault(question.id(), -1);
            return nearest(new Question(words.cosines(bag), sense, itself), most);
        });
    }

    /// Groups of texts that tell the same, each with two or more: every two of a group are at least
    /// this much alike (complete link, so that no chain of small steps joins what differs). For
    /// at most some thousand texts: it takes the square of their number.
    ///
    /// @param among ids; one that is not in is left out
    /// @param atLeast [#SAME], or another likeness less the crowd, from -1 to 1
    public List<List<String>> groups(Collection<String> among, double atLeast) {
        return reading(() -> {
            List<String> ids =
                    among.stream().filter(slotOf::containsKey).distinct().sorted().toList();
            int[] at = ids.stream().mapToInt(slotOf::get).toArray();
            double[][] likeness = likeness(at, at.length);
            Groups groups = new Groups(Groups.lessCrowd(likeness, NEIGHBOURS, blend.crowd));
            return groups.atLeast(atLeast).stream()
                    .map(group -> group.stream().map(ids::get).toList())
                    .toList();
        });
    }

    /// Going by words only, the model is not loaded.
    private Sense sense(Text text) {
        return blend == Blend.WORDS ? Sense.NONE : meaning.of(text.title(), text.text());
    }

    private Bag bag(Text text) {
        return Bag.of(analyzer.terms(text.title()), analyzer.terms(text.text()));
    }

    private interface Reading<T> {
        T read();
    }

    private <T> T reading(Reading<T> reading) {
        if (reads(words::wantsWeighing)) {
            weigh();
        }
        return reads(reading);
    }

    private <T> T reads(Reading<T> reading) {
        lock.readLock().lock();
        try {
            return reading.read();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void weigh() {
        lock.writeLock().lock();
        try {
            if (words.wantsWeighing()) {
                words.weigh();
                senses.compare(
                        slotOf.values().stream().mapToInt(Integer::intValue).sorted().toArray());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private List<Near> nearest(Question question, int most) {
        List<Found> around = around(question);
        int pool = Math.min(POOL, around.size());
        double[][] likeness = likeness(around.stream().mapToInt(Found::slot).toArray(), pool);
        return IntStream.range(0, pool)
                .mapToObj(place -> {
                    Found found = around.get(place);
                    double crowd = crowd(likeness[place], place);
                    return new Near(id(found.slot()), found.likeness() - blend.crowd * crowd);
                })
                .sorted(Comparator.comparingDouble(Near::score).reversed().thenComparing(Near::id))
                .limit(most)
                .toList();
    }

    /// Those that are most alike, the likest first, not yet less the crowd around them.
    private List<Found> around(Question question) {
        Senses.Cosines meant = senses.cosines(question.sense());
        PriorityQueue<Found> best =
                new PriorityQueue<>(
                        Comparator.comparingDouble(Found::likeness)
                                .thenComparing(Found::slot, Comparator.reverseOrder()));
        double worst = Double.NEGATIVE_INFINITY;
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.get(slot) == null || slot == question.itself()) {
                continue;
            }
            double likeness = blend.of(question.shared()[slot], meant.with(slot));
            if (best.size() < AROUND || likeness > worst) {
                best.add(new Found(slot, likeness));
                if (best.size() > AROUND) {
                    best.remove();
                }
                worst = best.element().likeness();
            }
        }
        return best.stream()
                .sorted(
                        Comparator.comparingDouble(Found::likeness)
                                .reversed()
                                .thenComparingInt(Found::slot))
                .toList();
    }

    /// How like its nearest one is on average.
    private static double crowd(double[] likeness, int itself) {
        double[] others =
                IntStream.range(0, likeness.length)
                        .filter(place -> place != itself)
                        .mapToDouble(place -> likeness[place])
                        .sorted()
                        .toArray();
        int from = Math.max(0, others.length - NEIGHBOURS);
        return Arrays.stream(others, from, others.length).average().orElse(0);
    }

    /// How like some texts are to each other.
    ///
    /// @return `[row][place in slots]` for the first so many
    private double[][] likeness(int[] slots, int rows) {
        float[][] shared = words.among(slots, rows);
        float[][] meant = senses.among(slots, rows);
        double[][] likeness = new double[rows][slots.length];
        for (int row = 0; row < rows; row++) {
            for (int place = 0; place < slots.length; place++) {
                likeness[row][place] = blend.of(shared[row][place], meant[row][place]);
            }
        }
        return likeness;
    }

    private String id(int slot) {
        String id = slots.get(slot);
        if (id == null) {
            throw new IllegalStateException("slot " + slot + " is empty");
        }
        return id;
    }
}
