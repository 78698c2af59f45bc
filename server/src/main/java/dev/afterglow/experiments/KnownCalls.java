package dev.afterglow.experiments;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Python functions that are answered without Python: a fixed list. Every other one is refused
/// when a file is validated, never left out.
final class KnownCalls {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Call> calls = new TreeMap<>();

    /// @param required names of arguments that must be there, in order
    /// @param optional names of those that may
    /// @param body what it does with its arguments and the values of the run
    record Call(
            List<String> required,
            Set<String> optional,
            BiFunction<JsonNode, Values, Outcome> body) {}

    /// @param http how calls reach other systems, within what is allowed
    /// @param files whether files of this machine may be asked for
    KnownCalls(HttpCalls http, boolean files) {
        if (files) {
            calls.put("os.path.exists", call(List.of("path"), List.of(), KnownCalls::exists));
            calls.put("os.path.isfile", call(List.of("path"), List.of(), KnownCalls::isFile));
            calls.put("os.path.isdir", call(List.of("s"), List.of(), KnownCalls::isFolder));
        }
        calls.put(
                "chaosprometheus.probes.query",
                call(
                        List.of("query"),
                        List.of("when", "timeout"),
                        (arguments, values) -> query(http, arguments, values)));
        new ProxyCalls(http).addTo(calls);
    }

    static Call call(
            List<String> required,
            List<String> optional,
            BiFunction<JsonNode, Values, Outcome> body) {
        return new Call(required, new LinkedHashSet<>(optional), body);
    }

    Optional<Call> find(String module, String function) {
        return Optional.ofNullable(calls.get(module + "." + function));
    }

    boolean knowsModule(String module) {
        return calls.keySet().stream()
                .anyMatch(name -> name.substring(0, name.lastIndexOf('.')).equals(module));
    }

    /// All names, sorted.
    Set<String> names() {
        return calls.keySet();
    }

    private static Outcome exists(JsonNode arguments, Values values) {
        return path(arguments, "path", Files::exists);
    }

    private static Outcome isFile(JsonNode arguments, Values values) {
        return path(arguments, "path", Files::isRegularFile);
    }

    private static Outcome isFolder(JsonNode arguments, Values values) {
        return path(arguments, "s", Files::isDirectory);
    }

    private static Outcome path(
            JsonNode arguments, String name, java.util.function.Predicate<Path> question) {
        JsonNode path = arguments.path(name);
        if (!path.isString()) {
            return new Outcome.Failed("TypeError: expected a path as text, was " + path);
        }
        try {
            return new Outcome.Output(
                    NODES.booleanNode(question.test(Path.of(path.stringValue()))));
        } catch (InvalidPathException never) {
            return new Outcome.Output(NODES.booleanNode(false));
        }
    }

    private static Outcome query(HttpCalls http, JsonNode arguments, Values values) {
        String server =
                values.get("prometheus_base_url")
                        .map(PythonText::of)
                        .orElse("http://localhost:9090");
        ObjectNode question = NODES.objectNode();
        question.set("query", arguments.path("query"));
        if (arguments.hasNonNull("when")) {
            question.set("time", arguments.get("when"));
        }
        ObjectNode provider = NODES.objectNode();
        provider.put("url", server.replaceAll("/+$", "") + "/api/v1/query");
        provider.set("arguments", question);
        if (arguments.hasNonNull("timeout")) {
            provider.set("timeout", arguments.get("timeout"));
        }
        return HttpCalls.body(http.call(provider, Values.NONE), "Prometheus");
    }
}
