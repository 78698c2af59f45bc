package dev.afterglow.themes.web;

import java.util.List;

/// Pages of themes that are lists: texts to code, quotes, rounds.
public final class Lists {

    private Lists() {}

    /// @param codes how many codes are in force on it
    public record TextLine(
            String id, String title, String address, String iso, String day, int codes) {}

    /// @param older the address of the next page; empty at the end
    public record Texts(List<TextLine> lines, String older, int codedIncidents) {}

    public record QuoteLine(
            long coding,
            String code,
            String codeAddress,
            String words,
            String cite,
            String address) {}

    /// @param claim to which quotes may be put; 0 for none
    public record Quotes(
            String heading,
            String code,
            String question,
            List<CodePage.Choice> codes,
            List<QuoteLine> lines,
            int incidents,
            long claim,
            String claimName,
            boolean mayEdit) {}

    public record RoundLine(
            long id, String name, String coders, int incidents, String state, String kappa) {}

    public record Rounds(
            List<RoundLine> lines,
            List<CodePage.Choice> people,
            List<TextLine> incidents,
            String drift,
            List<Dot> dots,
            boolean mayEdit,
            String refused) {}

    /// A round in the chart of agreement.
    ///
    /// @param x in percent, `y` in pixels of 130
    public record Dot(String x, String y, String label) {}

    /// @param isMine whether this reader codes it, and `isDone` whether they said to be done
    public record RoundView(
            long id,
            String name,
            String state,
            List<TextLine> incidents,
            boolean isMine,
            boolean isDone,
            boolean isReflexive,
            String sentence,
            List<ThemePage.Row> rows,
            List<DifferenceLine> differences,
            String refused) {}

    public record DifferenceLine(
            String incident,
            String address,
            String code,
            String name,
            String who,
            List<String> quotes,
            String settled) {}
}
