package dev.afterglow.statistics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// Agreement of two coders who marked spans of one text with one code.
///
/// Text that nobody marked is left out, or agreement would grow with the length of the text: so
/// overlap is measured over characters that at least one of them marked (Jaccard 1912, *New
/// Phytologist* 11:37; F1 as Dice 1945, *Ecology* 26:297), and whole spans are matched one to one
/// where they overlap by at least half (intersection over union, Everingham et al. 2010, *IJCV*
/// 88:303).
public final class Spans {

    private Spans() {}

    /// A piece of text.
    ///
    /// @param start first character
    /// @param end one after the last, more than `start`
    public record Span(int start, int end) {
        public Span {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException(
                        "a span needs 0 <= start < end, was " + start + ".." + end);
            }
        }

        private double overlap(Span other) {
            int shared = Math.min(end, other.end) - Math.max(start, other.start);
            int together = Math.max(end, other.end) - Math.min(start, other.start);
            return shared <= 0 ? 0 : (double) shared / together;
        }
    }

    /// Characters both marked over characters either marked; empty when nobody marked anything.
    public static OptionalDouble jaccard(List<Span> first, List<Span> second) {
        int both = shared(first, second);
        int either = marked(first) + marked(second) - both;
        return either == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) both / either);
    }

    /// Twice the characters both marked over the sum of what each marked; empty as in
    /// [#jaccard(List, List)].
    public static OptionalDouble f1(List<Span> first, List<Span> second) {
        int sum = marked(first) + marked(second);
        return sum == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(2.0 * shared(first, second) / sum);
    }

    /// F1 over whole spans: the best one-to-one matching with overlap of at least `least` each.
    ///
    /// @param least share of intersection over union that counts as the same span, such as .5
    public static OptionalDouble matchedF1(List<Span> first, List<Span> second, double least) {
        int sum = first.size() + second.size();
        if (sum == 0) {
            return OptionalDouble.empty();
        }
        Matching matching = new Matching(first, second, least);
        int matched = 0;
        for (int i = 0; i < first.size(); i++) {
            matched += matching.augment(i, new HashSet<>()) ? 1 : 0;
        }
        return OptionalDouble.of(2.0 * matched / sum);
    }

    /// Character by character ticks over the whole text, for those who want kappa all the same.
    ///
    /// @param length of the text; no span may end behind it
    public static TwoByTwo characters(List<Span> first, List<Span> second, int length) {
        int both = shared(first, second);
        int one = marked(first) - both;
        int two = marked(second) - both;
        return new TwoByTwo(both, one, two, length - both - one - two);
    }

    private static int marked(List<Span> spans) {
        return bits(spans).cardinality();
    }

    private static int shared(List<Span> first, List<Span> second) {
        BitSet both = bits(first);
        both.and(bits(second));
        return both.cardinality();
    }

    private static BitSet bits(List<Span> spans) {
        BitSet bits = new BitSet();
        spans.forEach(span -> bits.set(span.start(), span.end()));
        return bits;
    }

    /// Maximum bipartite matching by augmenting paths (Kuhn 1955).
    private static final class Matching {

        private final List<Span> first;
        private final List<Span> second;
        private final double least;
        private final int[] partner;

        Matching(List<Span> first, List<Span> second, double least) {
            this.first = first;
            this.second = second;
            this.least = least;
            this.partner = new int[second.size()];
            Arrays.fill(partner, -1);
        }

        boolean augment(int i, Set<Integer> tried) {
            for (int j = 0; j < second.size(); j++) {
                if (first.get(i).overlap(second.get(j)) >= least && tried.add(j)) {
                    if (partner[j] < 0 || augment(partner[j], tried)) {
                        partner[j] = i;
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
