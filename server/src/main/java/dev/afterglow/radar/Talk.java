package dev.afterglow.radar;

import java.util.List;
import java.util.UUID;

/// A worry as its sender sees it again.
///
/// @param round the round's label
/// @param words as they were handed in; empty once they expired
/// @param told what the curator made of it; empty until it was told in a session
/// @param said what the session said about how many; empty until then
/// @param cameOf what came of it, newest first
public record Talk(
        UUID submission,
        String round,
        String words,
        String told,
        String said,
        List<Note> notes,
        List<String> cameOf) {

    public Talk {
        notes = List.copyOf(notes);
        cameOf = List.copyOf(cameOf);
    }
}
