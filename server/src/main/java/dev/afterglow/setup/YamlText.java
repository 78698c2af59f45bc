package dev.afterglow.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads one YAML 1.2 document by a [Reader] of its root.
public final class YamlText {

    /// The largest text that is read, in characters.
    public static final int MOST_CHARACTERS = 16 << 20;

    /// The most aliases of lists and mappings in one file.
    public static final int MOST_ALIASES = 1_000;

    private YamlText() {}

    /// Reads `text`, or says all that is wrong with it.
    public static <T> Reading<T> read(String text, Reader<T> root) {
        return read(text, root, findings -> {});
    }

    /// As [#read], with further checks once the whole file is known.
    static <T> Reading<T> read(String text, Reader<T> root, Consumer<Findings> checks) {
        Findings findings = new Findings();
        Optional<T> value = compose(text, findings).flatMap(node -> read(node, root, findings));
        checks.accept(findings);
        return value.isPresent() && findings.count() == 0
                ? new Reading.Accepted<>(value.get())
                : new Reading.Refused<>(findings.problems());
    }

    private static <T> Optional<T> read(Node node, Reader<T> root, Findings findings) {
        try {
            return root.read(new Item(node, "", findings));
        } catch (Findings.TooLarge tooLarge) {
            int line = tooLarge.at().getStartMark().orElseThrow().getLine() + 1;
            String message = "expected at most " + Findings.MOST_VALUES + " values";
            findings.report(new Problem(line, 1, "", message + ", aliases unfolded"));
            return Optional.empty();
        }
    }

    private static Optional<Node> compose(String text, Findings findings) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setCodePointLimit(MOST_CHARACTERS)
                        .setMaxAliasesForCollections(MOST_ALIASES)
                        .build();
        List<Node> documents = new ArrayList<>();
        try {
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
        } catch (MarkedYamlEngineException wrong) {
            findings.report(problem(wrong));
            return Optional.empty();
        } catch (YamlEngineException wrong) {
            findings.report(new Problem(1, 1, "", "not YAML: " + wrong.getMessage()));
            return Optional.empty();
        }
        if (documents.size() != 1) {
            String message = "expected one document, not " + documents.size();
            findings.report(new Problem(1, 1, "", message));
            return Optional.empty();
        }
        return Optional.of(documents.getFirst());
    }

    private static Problem problem(MarkedYamlEngineException wrong) {
        int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = wrong.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return new Problem(line, column, "", "not YAML: " + wrong.getProblem());
    }
}
