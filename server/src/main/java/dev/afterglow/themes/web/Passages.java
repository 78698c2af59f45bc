package dev.afterglow.themes.web;

import dev.afterglow.themes.Coding;
import dev.afterglow.themes.ReadText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a text into passages at empty lines, and each into pieces where codings begin and end.
final class Passages {

    /// An empty line, or a heading of Markdown.
    private static final Pattern BOUNDARY =
            Pattern.compile("(?m)^(#{1,6} [^\\n]+)\\n\\s*|\\n[ \\t]*\\n\\s*");

    private Passages() {}

    record Range(int start, int end) {}

    static List<Range> of(String body) {
        List<Range> ranges = new ArrayList<>();
        int start = 0;
        Matcher gap = BOUNDARY.matcher(body);
        while (gap.find()) {
            add(start, gap.start(), body, ranges);
            if (gap.group(1) != null) {
                add(gap.start(1), gap.end(1), body, ranges);
            }
            start = gap.end();
        }
        add(start, body.length(), body, ranges);
        return ranges;
    }

    private static void add(int start, int end, String body, List<Range> ranges) {
        if (!body.substring(start, end).isBlank()) {
            ranges.add(new Range(start, end));
        }
    }

    /// The codings of which the first words stand in the passage.
    static List<Coding> beginningIn(Range range, List<Coding> codings) {
        return codings.stream()
                .filter(one -> one.start() >= range.start() && one.start() < range.end())
                .toList();
    }

    /// Words and, where a coding lies on them, the tone of the code that begins last.
    static List<CodingPage.Piece> pieces(ReadText text, Range range, List<Coding> codings) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(range.start(), range.end()));
        for (Coding coding : codings) {
            for (int cut : new int[] {coding.start(), coding.end()}) {
                if (cut > range.start() && cut < range.end()) {
                    cuts.add(cut);
                }
            }
        }
        List<CodingPage.Piece> pieces = new ArrayList<>();
        int from = cuts.getFirst();
        for (int to : cuts.tailSet(from, false)) {
            int start = from;
            String tone =
                    codings.stream()
                            .filter(one -> one.start() <= start && one.end() > start)
                            .reduce((one, next) -> next)
                            .map(one -> Words.tone(one.code()))
                            .orElse("");
            pieces.add(new CodingPage.Piece(text.body().substring(from, to), tone));
            from = to;
        }
        return pieces;
    }
}
