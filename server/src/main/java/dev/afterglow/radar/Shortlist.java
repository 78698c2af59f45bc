package dev.afterglow.radar;

import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The texts that a worry is compared with, by words and by meaning. They are held in memory alone:
/// nothing of a worry goes into an index that is stored or that others search. Safe for threads;
/// who asks does not wait for who holds.
public final class Shortlist {

    /// As many as are shown beside a worry.
    public static final int SHOWN = 5;

    private static final int LOOKED_AT = 100;

    private final Alike alike;
    private final Map<String, String> held = new ConcurrentHashMap<>();

    public Shortlist(Meaning meaning) {
        alike = new Alike(meaning);
    }

    /// Holds exactly these texts, by id.
    public void hold(Map<String, String> texts) {
        hold(texts, texts.size());
    }

    /// Holds these texts and no others, by id; of those that are new, which take 5 to 50 ms each,
    /// so many at most.
    ///
    /// @return how many are still to be read
    public int hold(Map<String, String> texts, int most) {
        for (String gone : held.keySet().stream().filter(id -> !texts.containsKey(id)).toList()) {
            alike.remove(gone);
            held.remove(gone);
        }
        List<String> unread =
                texts.keySet().stream().filter(id -> !isHeld(id, texts.get(id))).toList();
        for (String id : unread.subList(0, Math.min(most, unread.size()))) {
            String words = texts.getOrDefault(id, "");
            alike.put(text(id, words));
            held.put(id, words);
        }
        return Math.max(0, unread.size() - most);
    }

    private boolean isHeld(String id, @Nullable String words) {
        return Objects.equals(held.get(id), words);
    }

    /// The likest, the best first, at most 100; the text with the same id is left out.
    public List<Alike.Near> nearest(String id, String words) {
        return isHeld(id, words)
                ? alike.nearest(id, LOOKED_AT)
                : alike.nearest(text(id, words), LOOKED_AT);
    }

    /// Those of some ids that tell the same, in groups of two or more; of what is held alone.
    public List<List<String>> groups(Collection<String> ids) {
        return alike.groups(ids, Alike.SAME);
    }

    /// Where somebody wrote several lines, the first says what it is about.
    private static Alike.Text text(String id, String words) {
        int end = words.indexOf('\n');
        return end < 0
                ? new Alike.Text(id, "", words)
                : new Alike.Text(id, words.substring(0, end), words.substring(end + 1));
    }
}
