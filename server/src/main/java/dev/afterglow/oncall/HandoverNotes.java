package dev.afterglow.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to hand-over notes: what is going on, in the words of those who were on call.
@Service
public class HandoverNotes {

    /// The longest note, in characters.
    public static final int LONGEST = 4_000;

    private final HandoverNoteStore store;

    HandoverNotes(HandoverNoteStore store) {
        this.store = store;
    }

    /// Writes a note. Throws an [IllegalArgumentException] when it is empty or too long.
    @Transactional
    public void write(ScheduleId schedule, HandoverNote note) {
        if (note.words().isBlank() || note.words().length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A note has 1 to 4,000 characters, this one " + note.words().strip().length());
        }
        store.add(schedule, note);
    }

    /// The newest first.
    public List<HandoverNote> newest(ScheduleId schedule, int most) {
        return store.newest(schedule, most);
    }

    /// The newest one since an instant.
    Optional<HandoverNote> since(ScheduleId schedule, Instant then) {
        return store.newest(schedule, 1).stream()
                .filter(note -> note.at().isAfter(then))
                .findFirst();
    }
}
