package dev.afterglow.people;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who did what to what, kept for ever: the database refuses to change or delete a line.
///
/// A detail names fields and ids, never a person's name, message or address, so that nothing here
/// has to be erased.
@Service
public class Audit {

    private static final int MOST_LINES = 500;
    private static final int LONGEST_DETAIL = 2_000;

    private final AuditStore store;

    Audit(AuditStore store) {
        this.store = store;
    }

    /// What was done.
    ///
    /// @param verb `thing.done`, such as `service.changed`
    /// @param subject kind and id, such as `service:playback`
    /// @param detail what changed in it; may be empty; cut after 2,000 characters
    public record Act(String verb, String subject, String detail) {

        public Act {
            if (verb.isBlank() || subject.isBlank()) {
                throw new IllegalArgumentException(
                        "An audited act needs a verb and a subject, was " + verb + " " + subject);
            }
            detail = detail.substring(0, Math.min(LONGEST_DETAIL, detail.length()));
        }
    }

    /// One line of the audit.
    ///
    /// @param actor the word of [Actor#word()]
    public record Line(long id, Instant at, String actor, Act act) {}

    /// Adds a line in the caller's transaction.
    @Transactional
    public void record(Actor actor, Act act, Instant at) {
        store.add(actor.word(), act, at);
    }

    /// The newest lines about a subject, newest first, at most 500.
    public List<Line> about(String subject, int limit) {
        return store.about(subject, Math.min(limit, MOST_LINES));
    }

    /// Lines older than the one given, newest first, at most 500; [Long#MAX_VALUE] begins.
    public List<Line> before(long id, int limit) {
        return store.before(id, Math.min(limit, MOST_LINES));
    }
}
