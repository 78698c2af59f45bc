package dev.afterglow.radar.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The curator's desk.
///
/// @param opened the worry that is open; null while none is
/// @param risk the risk that is being told; null while none is
public record DeskPage(
        String lead,
        long round,
        List<Pick> picks,
        @Nullable Opened opened,
        @Nullable Told risk,
        List<Line> risks,
        String closesIso,
        String closes,
        boolean hasSession) {

    /// @param flags labels of what may point to somebody
    /// @param alike how many others seem to tell the same, in words; empty without any
    public record Pick(
            String id,
            String words,
            String promise,
            boolean answerWaits,
            boolean current,
            List<String> flags,
            String alike) {}

    public record Opened(
            String id,
            String words,
            String facts,
            boolean isConfidential,
            @Nullable String risk,
            List<Flag> flags,
            List<Candidate> alike,
            String uncompared,
            List<Turn> talk,
            List<Wish> wishes) {}

    public record Flag(String quote, String label) {}

    public record Candidate(String key, String words, String likeness, String round) {}

    public record Turn(String who, String words) {}

    /// @param state what it waits for, or that two agreed
    public record Wish(
            long id, String reason, String by, String state, boolean canAgree, boolean canLook) {}

    /// @param marks checks of the curator's words
    public record Told(
            String id,
            String words,
            int worries,
            boolean onAgenda,
            String heard,
            List<Part> parts,
            List<Choice> services,
            boolean byName,
            List<Mark> marks) {}

    public record Part(String id, String words, String promise, boolean canTakeOut) {}

    public record Choice(String value, String label, boolean chosen) {}

    public record Mark(String label, String tone) {}

    public record Line(String id, String words, String worries, String state, String tone) {}
}
