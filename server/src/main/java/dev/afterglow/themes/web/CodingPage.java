package dev.afterglow.themes.web;

import java.util.List;

/// An incident's texts with the codes in the margin.
///
/// @param round what this reader codes it in; empty outside of rounds
/// @param notice why nothing is suggested; empty when that was not asked, or something is
public record CodingPage(
        String id,
        String title,
        String address,
        List<Text> texts,
        List<Margin> whole,
        List<Margin> lost,
        List<Option> codes,
        String round,
        boolean mayCode,
        boolean suggests,
        Typed typed,
        List<CodePage.Memo> memos,
        String refused,
        String notice) {

    /// @param version `version 2 of Thu 19 Nov 2026`
    public record Text(long id, String title, String version, List<Passage> passages) {}

    /// @param start of its first character in the text
    /// @param heading where it is nothing else, and carries no code; otherwise empty
    public record Passage(
            int start,
            String heading,
            List<Piece> pieces,
            List<Margin> margin,
            List<Suggested> suggested) {}

    /// @param tone empty where no code lies on the words
    public record Piece(String words, String tone) {}

    /// A code in the margin.
    ///
    /// @param who whose it is, for others' codes
    public record Margin(
            long id,
            String slug,
            String name,
            String words,
            String who,
            String tone,
            boolean isOwn) {}

    public record Suggested(String slug, String name, String words, int start, String because) {}

    public record Option(String slug, String name, String definition) {}

    /// What was typed into the form that came back.
    public record Typed(String code, String words) {}
}
