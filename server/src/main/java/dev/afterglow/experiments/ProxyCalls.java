package dev.afterglow.experiments;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The functions of `chaostoxi`, which are plain calls to the API of toxiproxy; the server is named
/// by `toxiproxy_host` and `toxiproxy_port` in the configuration.
final class ProxyCalls {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PROXY = "chaostoxi.proxy.";
    private static final String TOXIC = "chaostoxi.toxic.actions.";

    private final HttpCalls http;

    ProxyCalls(HttpCalls http) {
        this.http = http;
    }

    void addTo(Map<String, KnownCalls.Call> calls) {
        calls.put(
                PROXY + "actions.create_proxy",
                KnownCalls.call(
                        List.of("proxy_name", "upstream_host", "upstream_port"),
                        List.of("listen_host", "listen_port", "enabled"),
                        this::create));
        calls.put(
                PROXY + "actions.modify_proxy",
                KnownCalls.call(
                        List.of("proxy_name"),
                        List.of("listen_address", "upstream_address", "enabled"),
                        this::modify));
        calls.put(PROXY + "actions.enable_proxy", onProxy((a, v) -> enable(a, v, true)));
        calls.put(PROXY + "actions.disable_proxy", onProxy((a, v) -> enable(a, v, false)));
        calls.put(PROXY + "actions.delete_proxy", onProxy(this::delete));
        calls.put(PROXY + "probes.proxy_exist", onProxy(this::exists));
        calls.put(
                PROXY + "probes.get_proxy_attribute",
                KnownCalls.call(List.of("proxy_name", "attribute"), List.of(), this::attribute));
        calls.put(
                TOXIC + "create_toxic",
                KnownCalls.call(
                        List.of("for_proxy", "toxic_name", "toxic_type"),
                        List.of("stream", "toxicity", "attributes"),
                        (a, v) ->
                                toxic(
                                        a,
                                        v,
                                        a.path("toxic_type").asString(""),
                                        a.path("attributes"))));
        calls.put(
                TOXIC + "delete_toxic",
                KnownCalls.call(List.of("for_proxy", "toxic_name"), List.of(), this::deleteToxic));
        fixed(calls, "create_latency_toxic", "latency", List.of("latency"), List.of("jitter"));
        fixed(calls, "create_bandwith_degradation_toxic", "bandwidth", List.of("rate"), List.of());
        fixed(
                calls,
                "create_slow_connection_close_toxic",
                "slow_close",
                List.of("delay"),
                List.of());
        fixed(calls, "create_timeout_toxic", "timeout", List.of("timeout"), List.of());
        fixed(
                calls,
                "create_slicer_toxic",
                "slicer",
                List.of("average_size", "size_variation", "delay"),
                List.of());
        fixed(calls, "create_limiter_toxic", "limit_data", List.of("bytes_limit"), List.of());
    }

    private static KnownCalls.Call onProxy(
            java.util.function.BiFunction<JsonNode, Values, Outcome> body) {
        return KnownCalls.call(List.of("proxy_name"), List.of(), body);
    }

    private void fixed(
            Map<String, KnownCalls.Call> calls,
            String function,
            String type,
            List<String> attributes,
            List<String> more) {
        List<String> required = new java.util.ArrayList<>(List.of("for_proxy", "toxic_name"));
        required.addAll(attributes);
        calls.put(
                TOXIC + function,
                KnownCalls.call(
                        required,
                        more,
                        (arguments, values) -> {
                            ObjectNode set = NODES.objectNode();
                            attributes.forEach(each -> set.set(wire(each), arguments.path(each)));
                            more.stream()
                                    .filter(arguments::has)
                                    .forEach(each -> set.set(each, arguments.path(each)));
                            return toxic(arguments, values, type, set);
                        }));
    }

    private static String wire(String argument) {
        return argument.equals("bytes_limit") ? "bytes" : argument;
    }

    private Outcome create(JsonNode arguments, Values values) {
        ObjectNode proxy = NODES.objectNode();
        proxy.set("name", arguments.path("proxy_name"));
        proxy.put(
                "listen",
                arguments.path("listen_host").asString("0.0.0.0")
                        + ":"
                        + PythonText.of(
                                arguments.path("listen_port").isMissingNode()
                                        ? NODES.numberNode(0)
                                        : arguments.path("listen_port")));
        proxy.put(
                "upstream",
                PythonText.of(arguments.path("upstream_host"))
                        + ":"
                        + PythonText.of(arguments.path("upstream_port")));
        proxy.set("enabled", NODES.booleanNode(arguments.path("enabled").asBoolean(true)));
        return yes(call("POST", "", proxy, values));
    }

    private Outcome modify(JsonNode arguments, Values values) {
        ObjectNode change = NODES.objectNode();
        Map.of("listen_address", "listen", "upstream_address", "upstream", "enabled", "enabled")
                .forEach((argument, name) -> {
                    if (arguments.hasNonNull(argument)) {
                        change.set(name, arguments.get(argument));
                    }
                });
        return yes(call("POST", "/" + name(arguments, "proxy_name"), change, values));
    }

    private Outcome enable(JsonNode arguments, Values values, boolean enabled) {
        ObjectNode change = NODES.objectNode().put("enabled", enabled);
        return yes(call("POST", "/" + name(arguments, "proxy_name"), change, values));
    }

    private Outcome delete(JsonNode arguments, Values values) {
        return yes(call("DELETE", "/" + name(arguments, "proxy_name"), null, values));
    }

    private Outcome exists(JsonNode arguments, Values values) {
        return switch (call("GET", "/" + name(arguments, "proxy_name"), null, values)) {
            case Outcome.Failed failed -> failed;
            case Outcome.Output(JsonNode answer) ->
                    new Outcome.Output(NODES.booleanNode(answer.path("status").asInt(0) == 200));
        };
    }

    private Outcome attribute(JsonNode arguments, Values values) {
        Outcome answer = call("GET", "/" + name(arguments, "proxy_name"), null, values);
        return switch (HttpCalls.body(answer, "toxiproxy")) {
            case Outcome.Failed failed -> failed;
            case Outcome.Output(JsonNode proxy) ->
                    new Outcome.Output(proxy.path(arguments.path("attribute").asString("")));
        };
    }

    private Outcome toxic(JsonNode arguments, Values values, String type, JsonNode attributes) {
        ObjectNode toxic = NODES.objectNode();
        toxic.set("name", arguments.path("toxic_name"));
        toxic.put("type", type);
        toxic.put("stream", arguments.path("stream").asString("downstream"));
        toxic.set("toxicity", NODES.numberNode(arguments.path("toxicity").asDouble(1.0)));
        toxic.set("attributes", attributes.isObject() ? attributes : NODES.objectNode());
        String path = "/" + name(arguments, "for_proxy") + "/toxics";
        return yes(call("POST", path, toxic, values));
    }

    private Outcome deleteToxic(JsonNode arguments, Values values) {
        String path = name(arguments, "for_proxy") + "/toxics/" + name(arguments, "toxic_name");
        return yes(call("DELETE", "/" + path, null, values));
    }

    private static String name(JsonNode arguments, String argument) {
        return java.net.URLEncoder.encode(
                        PythonText.of(arguments.path(argument)),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private Outcome call(
            String method,
            String path,
            @org.jspecify.annotations.Nullable ObjectNode body,
            Values values) {
        String host = values.get("toxiproxy_host").map(PythonText::of).orElse("localhost");
        String port = values.get("toxiproxy_port").map(PythonText::of).orElse("8474");
        ObjectNode provider = NODES.objectNode();
        provider.put("url", "http://" + host + ":" + port + "/proxies" + path);
        provider.put("method", method);
        if (body != null) {
            provider.set("headers", NODES.objectNode().put("Content-Type", "application/json"));
            provider.set("arguments", body);
        }
        return http.call(provider, Values.NONE);
    }

    private static Outcome yes(Outcome answer) {
        return switch (answer) {
            case Outcome.Failed failed -> failed;
            case Outcome.Output(JsonNode value) when value.path("status").asInt(0) < 300 ->
                    new Outcome.Output(NODES.booleanNode(true));
            case Outcome.Output(JsonNode value) ->
                    new Outcome.Failed("toxiproxy said no: " + value.path("body"));
        };
    }
}
