package dev.afterglow.experiments;

import dev.afterglow.experiments.PathQuery.Condition;
import dev.afterglow.experiments.PathQuery.Operand;
import dev.afterglow.experiments.PathQuery.Subscript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a JSON path by recursive descent; the grammar is that of the library `jsonpath2`.
final class PathParser {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_DEPTH = 50;
    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_A-Za-z0-9]*");
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,8})(?![0-9.eE])");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern VALUE =
            Pattern.compile(
                    STRING
                            + "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?"
                            + "|true|false|null");
    private static final Pattern OPERATOR = Pattern.compile("!=|<=|>=|=|<|>");

    private final String text;
    private int at;
    private int depth;

    PathParser(String text) {
        this.text = text;
    }

    PathQuery wholePath() {
        if (!took("$")) {
            throw expected("'$'");
        }
        PathQuery path = rest();
        if (!ended()) {
            throw expected("'.', '[' or the end");
        }
        return path;
    }

    private PathQuery rest() {
        if (++depth > MOST_DEPTH) {
            throw expected("at most " + MOST_DEPTH + " steps");
        }
        try {
            if (took("..")) {
                List<Subscript> first = looksAt("[") ? brackets() : List.of(bareword());
                return new PathQuery.Below(new PathQuery.Step(first, rest()));
            }
            if (took(".")) {
                return new PathQuery.Step(List.of(bareword()), rest());
            }
            if (looksAt("[")) {
                List<Subscript> subscripts = brackets();
                return new PathQuery.Step(subscripts, rest());
            }
            return new PathQuery.Here();
        } finally {
            depth--;
        }
    }

    private Subscript bareword() {
        if (took("*")) {
            return new Subscript.Every();
        }
        return new Subscript.Key(token(NAME).orElseThrow(() -> expected("a name or '*'")));
    }

    private List<Subscript> brackets() {
        must("[");
        List<Subscript> subscripts = new ArrayList<>();
        do {
            subscripts.add(subscript());
        } while (took(","));
        must("]");
        return subscripts;
    }

    private Subscript subscript() {
        if (took("*")) {
            return new Subscript.Every();
        }
        if (took("?")) {
            must("(");
            Condition condition = all();
            must(")");
            return new Subscript.Filter(condition);
        }
        Optional<String> key = token(STRING);
        if (key.isPresent()) {
            return new Subscript.Key(json(key.get()).stringValue());
        }
        Optional<Integer> from = token(INTEGER).map(Integer::valueOf);
        if (!took(":")) {
            return new Subscript.Index(from.orElseThrow(() -> expected("a subscript")));
        }
        Optional<Integer> to = token(INTEGER).map(Integer::valueOf);
        int step = took(":") ? token(INTEGER).map(Integer::valueOf).orElse(1) : 1;
        if (step < 1) {
            throw expected("a step of 1 or more");
        }
        return new Subscript.Slice(from, to, step);
    }

    /// In this grammar `and` binds weaker than `or`.
    private Condition all() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(any());
        } while (tookWord("and"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition any() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(one());
        } while (tookWord("or"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition one() {
        if (++depth > MOST_DEPTH) {
            throw expected("at most " + MOST_DEPTH + " levels");
        }
        try {
            if (tookWord("not")) {
                return new Condition.Not(one());
            }
            if (took("(")) {
                Condition inner = all();
                must(")");
                return inner;
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    private Condition comparison() {
        Operand left = operand();
        Optional<String> operator = token(OPERATOR);
        if (operator.isPresent()) {
            return new Condition.Compared(left, operator.get(), operand());
        }
        return switch (left) {
            case Operand.Path(PathQuery path) -> new Condition.Exists(path);
            case Operand.Value value -> throw expected("a comparison");
        };
    }

    private Operand operand() {
        if (took("@")) {
            return new Operand.Path(rest());
        }
        if (took("$")) {
            return new Operand.Path(new PathQuery.Root(rest()));
        }
        return new Operand.Value(
                json(token(VALUE).orElseThrow(() -> expected("'@', '$' or a value"))));
    }

    private JsonNode json(String value) {
        try {
            return JSON.readTree(value);
        } catch (JacksonException wrong) {
            throw expected("a value in JSON");
        }
    }

    private boolean ended() {
        skipSpace();
        return at == text.length();
    }

    private boolean looksAt(String symbol) {
        skipSpace();
        return text.startsWith(symbol, at);
    }

    private boolean took(String symbol) {
        if (!looksAt(symbol)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    private boolean tookWord(String word) {
        int before = at;
        if (token(NAME).filter(word::equals).isPresent()) {
            return true;
        }
        at = before;
        return false;
    }

    private void must(String symbol) {
        if (!took(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    private Optional<String> token(Pattern pattern) {
        skipSpace();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(
                "expected %s at character %d of '%s'".formatted(what, at + 1, text));
    }
}
