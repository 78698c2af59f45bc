package dev.afterglow.reviews;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Brings together what two people made of the same text (a three-way merge by lines, as in
/// Khanna, Kunal and Pierce 2007, "A formal investigation of diff3"). Changes at different places
/// are both taken; at the same place both texts are kept, one after the other.
///
/// @param text with everything that either of them wrote
/// @param clashes places that both changed in different ways
record Merge(String text, int clashes) {

    /// Stands between two texts for the same place.
    static final String BETWEEN = "⇅ two texts for this place: theirs above, yours below ⇅";

    boolean isClean() {
        return clashes == 0;
    }

    static Merge of(String base, String theirs, String mine) {
        return new Walk(lines(base), changes(base, theirs), changes(base, mine)).merge();
    }

    /// Lines `from` to `to` of the base became `now`.
    private record Change(int from, int to, List<String> now) {

        boolean touches(int begin, int end) {
            boolean isInsertion = from == to || begin == end;
            return isInsertion ? from <= end && begin <= to : from < end && begin < to;
        }
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private static List<Change> changes(String base, String other) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(lines(base), lines(other)).getDeltas()) {
            int from = delta.getSource().getPosition();
            changes.add(
                    new Change(
                            from,
                            from + delta.getSource().size(),
                            List.copyOf(delta.getTarget().getLines())));
        }
        return changes;
    }

    /// One pass over the base with both lists of changes in step.
    private static final class Walk {

        private final List<String> base;
        private final List<Change> theirs;
        private final List<Change> mine;
        private final List<String> out = new ArrayList<>();
        private int at;
        private int clashes;

        Walk(List<String> base, List<Change> theirs, List<Change> mine) {
            this.base = base;
            this.theirs = new ArrayList<>(theirs);
            this.mine = new ArrayList<>(mine);
        }

        Merge merge() {
            while (!theirs.isEmpty() || !mine.isEmpty()) {
                step();
            }
            out.addAll(base.subList(at, base.size()));
            return new Merge(String.join("\n", out), clashes);
        }

        /// Takes the next region: a change and all that touch it, of either side.
        private void step() {
            boolean theirsFirst =
                    mine.isEmpty()
                            || (!theirs.isEmpty()
                                    && theirs.getFirst().from <= mine.getFirst().from);
            Change first = (theirsFirst ? theirs : mine).getFirst();
            int from = first.from;
            int to = first.to;
            List<Change> left = new ArrayList<>();
            List<Change> right = new ArrayList<>();
            boolean grew = true;
            while (grew) {
                int before = left.size() + right.size();
                to = Math.max(to, take(theirs, left, from, to));
                to = Math.max(to, take(mine, right, from, to));
                grew = left.size() + right.size() > before;
            }
            out.addAll(base.subList(at, from));
            at = to;
            settle(applied(left, from, to), applied(right, from, to), left, right);
        }

        private void settle(
                List<String> left, List<String> right, List<Change> hers, List<Change> his) {
            if (his.isEmpty() || left.equals(right)) {
                out.addAll(left);
            } else if (hers.isEmpty()) {
                out.addAll(right);
            } else {
                clashes++;
                out.addAll(left);
                out.addAll(List.of("", BETWEEN, ""));
                out.addAll(right);
            }
        }

        private static int take(List<Change> from, List<Change> into, int begin, int end) {
            int reach = end;
            while (!from.isEmpty() && from.getFirst().touches(begin, reach)) {
                Change next = from.removeFirst();
                into.add(next);
                reach = Math.max(reach, next.to);
            }
            return reach;
        }

        private List<String> applied(List<Change> changes, int from, int to) {
            List<String> text = new ArrayList<>();
            int position = from;
            for (Change change : changes) {
                text.addAll(base.subList(position, change.from));
                text.addAll(change.now);
                position = change.to;
            }
            text.addAll(base.subList(position, to));
            return text;
        }
    }
}
