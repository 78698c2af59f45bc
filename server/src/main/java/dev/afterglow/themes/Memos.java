package dev.afterglow.themes;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to memos: dated thoughts of those who code, about a code, a claim or an incident.
@Service
public class Memos {

    private static final int TEXT_MAX = 10_000;

    private final MemoStore store;

    Memos(MemoStore store) {
        this.store = store;
    }

    /// @param author the word of an actor
    public record Memo(String text, String author, Instant at) {}

    /// About a subject such as `code:fatigue`, `theme:7`, `incident:42`; newest first, at most 200.
    public List<Memo> about(String subject) {
        return store.about(subject);
    }

    @Transactional
    public Outcome write(String subject, Memo memo) {
        if (memo.text().isBlank() || memo.text().length() > TEXT_MAX) {
            return Outcome.refused("A memo has 1 to 10,000 characters.");
        }
        store.add(subject, memo);
        return new Outcome.Done(0);
    }
}
