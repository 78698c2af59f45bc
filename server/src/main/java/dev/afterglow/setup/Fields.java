package dev.afterglow.setup;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The keys of one mapping. Ask for each key that may be there, then call [#make]: it refuses the
/// keys nobody asked for, and makes the value only when every key was right.
public final class Fields {

    private final Item item;
    private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final int problemsBefore;

    Fields(Item item, MappingNode mapping) {
        this.item = item;
        this.problemsBefore = item.findings().count();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                item.report(key, item.path(), "expected a key that is one word");
            } else if (tuples.putIfAbsent(scalar.getValue(), tuple) != null) {
                item.report(key, item.path(), "the key " + scalar.getValue() + " comes twice");
            }
        }
    }

    /// Whether the key is there.
    public boolean has(String key) {
        return tuples.containsKey(key);
    }

    /// A key that must be there.
    public <T> Field<T> required(String key, Reader<T> reader) {
        if (!has(key)) {
            known.add(key);
            return new Field<>(item.refuse("expected the key " + key));
        }
        return new Field<>(read(key, reader));
    }

    /// A key with a value for its absence.
    public <T> Field<T> optional(String key, Reader<T> reader, T otherwise) {
        known.add(key);
        return new Field<>(has(key) ? read(key, reader) : Optional.of(otherwise));
    }

    /// A key that may be absent.
    public <T> Field<Optional<T>> maybe(String key, Reader<T> reader) {
        known.add(key);
        if (!has(key)) {
            return new Field<>(Optional.of(Optional.empty()));
        }
        return new Field<>(Optional.of(read(key, reader)).filter(Optional::isPresent));
    }

    /// The value of the whole mapping. An [IllegalArgumentException] from `value` is reported
    /// at the mapping.
    public <T> Optional<T> make(Supplier<T> value) {
        tuples.forEach((key, tuple) -> {
            if (!known.contains(key)) {
                String message = "unknown key " + key + "; expected one of " + keys();
                item.report(tuple.getKeyNode(), item.path(), message);
            }
        });
        boolean right = item.findings().count() == problemsBefore;
        return right ? item.attempt(value) : Optional.empty();
    }

    /// The mapping itself, to report problems of several keys together.
    public Item item() {
        return item;
    }

    private String keys() {
        return String.join(", ", known);
    }

    private <T> Optional<T> read(String key, Reader<T> reader) {
        known.add(key);
        NodeTuple tuple = tuples.get(key);
        if (tuple == null) {
            throw new IllegalStateException("asked for the absent key " + key);
        }
        return reader.read(item.child(key, tuple.getValueNode()));
    }
}
