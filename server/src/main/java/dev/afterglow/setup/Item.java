package dev.afterglow.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One value of a file that is being read: a scalar, a list or a mapping, with its place.
public final class Item {

    private static final int LONGEST_QUOTE = 60;

    private final Node node;
    private final String path;
    private final Findings findings;

    Item(Node node, String path, Findings findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
        findings.visit(node);
    }

    /// The scalar's text; a list, a mapping or an empty scalar is a problem.
    Optional<String> text() {
        if (node instanceof ScalarNode scalar) {
            boolean left = scalar.isPlain() && scalar.getValue().isEmpty();
            return left ? refuse("expected a value") : Optional.of(scalar.getValue());
        }
        return refuse("expected one value, not " + kind());
    }

    /// The entries of a list.
    Optional<List<Item>> entries() {
        if (!(node instanceof SequenceNode list)) {
            return refuse("expected a list, not " + kind());
        }
        List<Item> entries = new ArrayList<>();
        for (Node entry : list.getValue()) {
            entries.add(new Item(entry, path + "[" + entries.size() + "]", findings));
        }
        return Optional.of(entries);
    }

    /// The fields of a mapping.
    Optional<Fields> fields() {
        return node instanceof MappingNode mapping
                ? Optional.of(new Fields(this, mapping))
                : refuse("expected a mapping of keys to values, not " + kind());
    }

    /// Whether it is a list.
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /// Whether it is a mapping.
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /// Reports a problem here; always empty.
    public <T> Optional<T> refuse(String message) {
        report(node, path, message);
        return Optional.empty();
    }

    /// The value, or a report of the [IllegalArgumentException] that stood in its way.
    public <T> Optional<T> attempt(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException refused) {
            return refuse(String.valueOf(refused.getMessage()));
        }
    }

    /// What has been found in the file so far.
    Findings findings() {
        return findings;
    }

    /// The value of a key of this mapping.
    Item child(String key, Node value) {
        return new Item(value, path.isEmpty() ? key : path + "." + key, findings);
    }

    /// Notes that something at this place names an entry.
    void mention(Mention.Role role, Kind kind, String id) {
        Mark mark = node.getStartMark().orElseThrow();
        Problem ifWrong = new Problem(mark.getLine() + 1, mark.getColumn() + 1, path, "");
        findings.mention(new Mention(role, kind, id, ifWrong));
    }

    /// Reports a problem at one of the nodes of this item.
    void report(Node where, String at, String message) {
        Mark mark = where.getStartMark().orElseThrow();
        findings.report(new Problem(mark.getLine() + 1, mark.getColumn() + 1, at, message));
    }

    /// The way to this value, empty at the root.
    String path() {
        return path;
    }

    private String kind() {
        return switch (node) {
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "a mapping";
            case ScalarNode scalar when scalar.getValue().isEmpty() -> "nothing";
            case ScalarNode scalar -> "\"" + quoted(scalar.getValue()) + "\"";
            default -> "this";
        };
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
