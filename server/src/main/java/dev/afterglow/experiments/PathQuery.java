package dev.afterglow.experiments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A JSON path in the dialect of the Chaos Toolkit (the library `jsonpath2`): a filter
/// `[?(@.a = 1)]` keeps or drops the value it stands behind, not its children; equality is one `=`;
/// `and`, `or` and `not` are words.
sealed interface PathQuery {

    /// More values than any tolerance asks about; a hostile path ends here.
    int MOST_FOUND = 100_000;

    /// Reads a whole path such as `$.items[*].name`.
    ///
    /// @throws IllegalArgumentException naming the place and what was expected there
    static PathQuery parse(String path) {
        return new PathParser(path).wholePath();
    }

    /// The values found, in order.
    default List<JsonNode> find(JsonNode root) {
        List<JsonNode> found = new ArrayList<>();
        match(root, root, found);
        return found;
    }

    void match(JsonNode root, JsonNode current, List<JsonNode> found);

    /// The end of a path: what has been reached.
    record Here() implements PathQuery {
        @Override
        public void match(JsonNode root, JsonNode current, List<JsonNode> found) {
            if (found.size() >= MOST_FOUND) {
                throw new IllegalArgumentException("found more than " + MOST_FOUND + " values");
            }
            found.add(current);
        }
    }

    /// `$` within a filter: begins anew at the top.
    record Root(PathQuery next) implements PathQuery {
        @Override
        public void match(JsonNode root, JsonNode current, List<JsonNode> found) {
            next.match(root, root, found);
        }
    }

    /// One step, by one or several subscripts.
    record Step(List<Subscript> subscripts, PathQuery next) implements PathQuery {
        public Step {
            subscripts = List.copyOf(subscripts);
        }

        @Override
        public void match(JsonNode root, JsonNode current, List<JsonNode> found) {
            for (Subscript subscript : subscripts) {
                for (JsonNode each : subscript.of(root, current)) {
                    next.match(root, each, found);
                }
            }
        }
    }

    /// `..`: here and everywhere below.
    record Below(PathQuery next) implements PathQuery {
        @Override
        public void match(JsonNode root, JsonNode current, List<JsonNode> found) {
            next.match(root, current, found);
            for (JsonNode child : new Subscript.Every().of(root, current)) {
                match(root, child, found);
            }
        }
    }

    /// What stands in brackets, or behind a dot.
    sealed interface Subscript {

        List<JsonNode> of(JsonNode root, JsonNode current);

        /// A key of an object.
        record Key(String name) implements Subscript {
            @Override
            public List<JsonNode> of(JsonNode root, JsonNode current) {
                return current.isObject() && current.has(name)
                        ? List.of(current.get(name))
                        : List.of();
            }
        }

        /// An entry of a list; from the end when negative.
        record Index(int index) implements Subscript {
            @Override
            public List<JsonNode> of(JsonNode root, JsonNode current) {
                int at = index < 0 ? index + current.size() : index;
                return current.isArray() && at >= 0 && at < current.size()
                        ? List.of(current.get(at))
                        : List.of();
            }
        }

        /// A part of a list, `from:to:step`.
        record Slice(Optional<Integer> from, Optional<Integer> to, int step) implements Subscript {
            @Override
            public List<JsonNode> of(JsonNode root, JsonNode current) {
                List<JsonNode> entries = new ArrayList<>();
                if (!current.isArray()) {
                    return entries;
                }
                int size = current.size();
                int begin = Math.max(0, from.map(f -> f < 0 ? f + size : f).orElse(0));
                int end = Math.min(size, to.map(t -> t < 0 ? t + size : t).orElse(size));
                for (int i = begin; i < end; i += step) {
                    entries.add(current.get(i));
                }
                return entries;
            }
        }

        /// `*`.
        record Every() implements Subscript {
            @Override
            public List<JsonNode> of(JsonNode root, JsonNode current) {
                List<JsonNode> children = new ArrayList<>();
                if (current.isContainer()) {
                    current.forEach(children::add);
                }
                return children;
            }
        }

        /// `?(…)`: the value itself, if it holds.
        record Filter(Condition condition) implements Subscript {
            @Override
            public List<JsonNode> of(JsonNode root, JsonNode current) {
                return condition.holds(root, current) ? List.of(current) : List.of();
            }
        }
    }

    /// What a filter asks.
    sealed interface Condition {

        boolean holds(JsonNode root, JsonNode current);

        /// Something is found there.
        record Exists(PathQuery path) implements Condition {
            @Override
            public boolean holds(JsonNode root, JsonNode current) {
                List<JsonNode> found = new ArrayList<>();
                path.match(root, current, found);
                return !found.isEmpty();
            }
        }

        record Not(Condition condition) implements Condition {
            @Override
            public boolean holds(JsonNode root, JsonNode current) {
                return !condition.holds(root, current);
            }
        }

        record All(List<Condition> conditions) implements Condition {
            @Override
            public boolean holds(JsonNode root, JsonNode current) {
                return conditions.stream().allMatch(each -> each.holds(root, current));
            }
        }

        record Any(List<Condition> conditions) implements Condition {
            @Override
            public boolean holds(JsonNode root, JsonNode current) {
                return conditions.stream().anyMatch(each -> each.holds(root, current));
            }
        }

        /// Any value of the left beside any of the right.
        record Compared(Operand left, String operator, Operand right) implements Condition {
            @Override
            public boolean holds(JsonNode root, JsonNode current) {
                List<JsonNode> others = right.of(root, current);
                return left.of(root, current).stream()
                        .anyMatch(one -> others.stream().anyMatch(two -> compared(one, two)));
            }

            private boolean compared(JsonNode one, JsonNode two) {
                if (operator.equals("=")) {
                    return Equality.equal(one, two);
                }
                if (operator.equals("!=")) {
                    return !Equality.equal(one, two);
                }
                Optional<BigDecimal> first = Equality.number(one);
                Optional<BigDecimal> second = Equality.number(two);
                if (first.isEmpty() || second.isEmpty()) {
                    return false;
                }
                int order = first.get().compareTo(second.get());
                return switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    default -> throw new IllegalStateException("operator " + operator);
                };
            }
        }
    }

    /// One side of a comparison.
    sealed interface Operand {

        List<JsonNode> of(JsonNode root, JsonNode current);

        record Value(JsonNode value) implements Operand {
            @Override
            public List<JsonNode> of(JsonNode root, JsonNode current) {
                return List.of(value);
            }
        }

        record Path(PathQuery path) implements Operand {
            @Override
            public List<JsonNode> of(JsonNode root, JsonNode current) {
                List<JsonNode> found = new ArrayList<>();
                path.match(root, current, found);
                return found;
            }
        }
    }
}
