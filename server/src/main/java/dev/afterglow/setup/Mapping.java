package dev.afterglow.setup;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A mapping that is being written: keys in order, absent values left out.
final class Mapping {

    private final Map<String, Object> keys = new LinkedHashMap<>();

    private Mapping() {}

    /// Begins with a key that is always there.
    static Mapping of(String key, Object value) {
        return new Mapping().with(key, value);
    }

    /// Begins with a list that is always there.
    static Mapping ofList(String key, Collection<?> values) {
        return new Mapping().withList(key, values);
    }

    /// A value in its textual form, left out when it is an empty [Optional].
    Mapping with(String key, Object value) {
        if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresent(there -> keys.put(key, there.toString()));
        } else {
            keys.put(key, value.toString());
        }
        return this;
    }

    /// A text, left out when it is empty.
    Mapping withText(String key, String text) {
        return text.isEmpty() ? this : with(key, text);
    }

    /// `true`, left out when it is false.
    Mapping withFlag(String key, boolean flag) {
        if (flag) {
            keys.put(key, true);
        }
        return this;
    }

    /// A list, left out when it is empty; ids become texts.
    Mapping withList(String key, Collection<?> values) {
        if (!values.isEmpty()) {
            keys.put(key, values.stream().map(Mapping::plain).toList());
        }
        return this;
    }

    /// All keys of another one, behind those that are there.
    Mapping withAll(Mapping other) {
        keys.putAll(other.keys);
        return this;
    }

    /// A value that is a tree of maps, lists, texts and numbers already.
    Mapping withTree(String key, Object tree) {
        keys.put(key, tree);
        return this;
    }

    Map<String, Object> tree() {
        return keys;
    }

    private static Object plain(Object value) {
        boolean tree = value instanceof Map || value instanceof Collection;
        return tree ? value : value.toString();
    }
}
