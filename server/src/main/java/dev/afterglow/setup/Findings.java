package dev.afterglow.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// What reading one file has found: its problems and the names in it. Not thread-safe.
final class Findings {

    /// More problems than this help nobody.
    static final int MOST_PROBLEMS = 200;

    /// A file in which aliases multiply is refused rather than unfolded.
    static final int MOST_VALUES = 2_000_000;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();
    private int values;

    /// Counts one value; throws [TooLarge] when there are too many.
    void visit(Node node) {
        values++;
        if (values > MOST_VALUES) {
            throw new TooLarge(node);
        }
    }

    void report(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    void mention(Mention mention) {
        mentions.add(mention);
    }

    /// Notes that the file has this section.
    void section(String name) {
        sections.add(name);
    }

    boolean hasSection(String name) {
        return sections.contains(name);
    }

    List<Mention> mentions(Mention.Role role) {
        return mentions.stream().filter(mention -> mention.role() == role).toList();
    }

    int count() {
        return problems.size();
    }

    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .distinct()
                .toList();
    }

    /// Thrown out of the reading of a file that unfolds to too many values.
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final transient Node at;

        TooLarge(Node at) {
            super("more than " + MOST_VALUES + " values");
            this.at = at;
        }

        Node at() {
            return at;
        }
    }
}
