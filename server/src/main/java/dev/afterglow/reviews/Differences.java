package dev.afterglow.reviews;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What changed from one version to another: lines, and within changed lines the words.
public final class Differences {

    private static final String WORD_ENDS = "(?<=\\s)|(?=\\s)";

    private Differences() {}

    /// How a piece of text fared.
    public enum Fate {
        SAME,
        ADDED,
        REMOVED
    }

    /// A stretch of words with one fate.
    public record Piece(Fate fate, String text) {}

    /// A line of the text.
    ///
    /// @param isChanged whether any piece of it was added or removed
    public record Line(boolean isChanged, List<Piece> pieces) {

        public Line {
            pieces = List.copyOf(pieces);
        }
    }

    /// All lines in order; unchanged ones too.
    public static List<Line> between(String before, String after) {
        List<String> old = Arrays.asList(before.split("\n", -1));
        List<Line> lines = new ArrayList<>();
        int at = 0;
        List<String> now = Arrays.asList(after.split("\n", -1));
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            int from = delta.getSource().getPosition();
            old.subList(at, from).forEach(line -> lines.add(same(line)));
            lines.addAll(changed(delta.getSource().getLines(), delta.getTarget().getLines()));
            at = from + delta.getSource().size();
        }
        old.subList(at, old.size()).forEach(line -> lines.add(same(line)));
        return lines;
    }

    private static List<Line> changed(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        int both = Math.min(before.size(), after.size());
        for (int i = 0; i < both; i++) {
            lines.add(new Line(true, words(before.get(i), after.get(i))));
        }
        before.subList(both, before.size()).forEach(line -> lines.add(whole(line, Fate.REMOVED)));
        after.subList(both, after.size()).forEach(line -> lines.add(whole(line, Fate.ADDED)));
        return lines;
    }

    private static List<Piece> words(String before, String after) {
        List<String> old = Arrays.asList(before.split(WORD_ENDS, -1));
        List<String> now = Arrays.asList(after.split(WORD_ENDS, -1));
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(pieces, Fate.SAME, old.subList(at, from));
            add(pieces, Fate.REMOVED, delta.getSource().getLines());
            add(pieces, Fate.ADDED, delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        add(pieces, Fate.SAME, old.subList(at, old.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Fate fate, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(fate, String.join("", words)));
        }
    }

    private static Line same(String line) {
        return new Line(false, List.of(new Piece(Fate.SAME, line)));
    }

    private static Line whole(String line, Fate fate) {
        return new Line(true, List.of(new Piece(fate, line)));
    }
}
