package dev.afterglow.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Two coders' ticks over the same documents and codes, and their agreement with intervals over
/// documents. What a coder left unticked counts as "no", so the two lists of what could have been
/// ticked matter: without them a code that nobody used is not seen.
public final class DoubleCoding {

    private final List<String> documents;
    private final List<String> codes;
    private final TwoByTwo[][] cells;

    private DoubleCoding(List<String> documents, List<String> codes, TwoByTwo[][] cells) {
        this.documents = documents;
        this.codes = codes;
        this.cells = cells;
    }

    /// One tick: this coder said that this document has this code.
    public record Tick(String document, String code) {}

    /// What could have been ticked; each list is sorted and free of repeats here.
    public record Frame(Set<String> documents, Set<String> codes) {
        public Frame {
            documents = Set.copyOf(documents);
            codes = Set.copyOf(codes);
        }

        /// All that at least one of the coders ticked.
        public static Frame union(Set<Tick> first, Set<Tick> second) {
            Set<String> documents = new TreeSet<>();
            Set<String> codes = new TreeSet<>();
            for (Set<Tick> ticks : List.of(first, second)) {
                ticks.forEach(tick -> documents.add(tick.document()));
                ticks.forEach(tick -> codes.add(tick.code()));
            }
            return new Frame(documents, codes);
        }
    }

    /// Sets two coders side by side.
    ///
    /// @throws IllegalArgumentException when a tick names what the frame does not have
    public static DoubleCoding of(Set<Tick> first, Set<Tick> second, Frame frame) {
        for (Set<Tick> ticks : List.of(first, second)) {
            for (Tick tick : ticks) {
                if (!frame.documents().contains(tick.document())
                        || !frame.codes().contains(tick.code())) {
                    throw new IllegalArgumentException("tick outside the frame: " + tick);
                }
            }
        }
        List<String> documents = List.copyOf(new TreeSet<>(frame.documents()));
        List<String> codes = List.copyOf(new TreeSet<>(frame.codes()));
        TwoByTwo[][] cells = new TwoByTwo[codes.size()][documents.size()];
        for (int c = 0; c < codes.size(); c++) {
            for (int d = 0; d < documents.size(); d++) {
                Tick tick = new Tick(documents.get(d), codes.get(c));
                cells[c][d] = cell(first.contains(tick), second.contains(tick));
            }
        }
        return new DoubleCoding(documents, codes, cells);
    }

    private static TwoByTwo cell(boolean first, boolean second) {
        if (first) {
            return second ? new TwoByTwo(1, 0, 0, 0) : new TwoByTwo(0, 1, 0, 0);
        }
        return second ? new TwoByTwo(0, 0, 1, 0) : new TwoByTwo(0, 0, 0, 1);
    }

    /// How far the coders agree on one code, or on all.
    ///
    /// @param code the code, empty for all together
    /// @param table the counts behind it
    /// @param kappa interval of Cohen's kappa over documents, empty where it cannot be told
    /// @param alpha interval of Krippendorff's alpha
    /// @param ac1 interval of Gwet's AC1
    public record Row(
            Optional<String> code,
            TwoByTwo table,
            Optional<Interval> kappa,
            Optional<Interval> alpha,
            Optional<Interval> ac1) {}

    /// One row a code, sorted by code, then one for all decisions together.
    public List<Row> rows(Bootstrap bootstrap) {
        List<Row> rows = new ArrayList<>();
        TwoByTwo[] all = new TwoByTwo[documents.size()];
        Arrays.fill(all, TwoByTwo.EMPTY);
        for (int c = 0; c < codes.size(); c++) {
            rows.add(row(Optional.of(codes.get(c)), cells[c], bootstrap));
            for (int d = 0; d < all.length; d++) {
                all[d] = all[d].plus(cells[c][d]);
            }
        }
        rows.add(row(Optional.empty(), all, bootstrap));
        return rows;
    }

    private static Row row(Optional<String> code, TwoByTwo[] byDocument, Bootstrap bootstrap) {
        TwoByTwo table = TwoByTwo.EMPTY;
        for (TwoByTwo document : byDocument) {
            table = table.plus(document);
        }
        return new Row(
                code,
                table,
                interval(byDocument, bootstrap, TwoByTwo::kappa),
                interval(byDocument, bootstrap, TwoByTwo::alpha),
                interval(byDocument, bootstrap, TwoByTwo::ac1));
    }

    private static Optional<Interval> interval(
            TwoByTwo[] byDocument,
            Bootstrap bootstrap,
            Function<TwoByTwo, OptionalDouble> coefficient) {
        return bootstrap.interval(
                byDocument.length, drawn -> coefficient.apply(sum(byDocument, drawn)));
    }

    private static TwoByTwo sum(TwoByTwo[] byDocument, int[] drawn) {
        int both = 0;
        int first = 0;
        int second = 0;
        int neither = 0;
        for (int d : drawn) {
            both += byDocument[d].both();
            first += byDocument[d].first();
            second += byDocument[d].second();
            neither += byDocument[d].neither();
        }
        return new TwoByTwo(both, first, second, neither);
    }
}
