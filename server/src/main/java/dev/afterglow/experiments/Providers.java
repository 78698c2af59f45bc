package dev.afterglow.experiments;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The providers an activity may name: `http`, `process`, and the known calls of `python`.
final class Providers implements Activities {

    private final HttpCalls http;
    private final ProcessCalls processes;
    private final KnownCalls calls;

    Providers(Surroundings surroundings, Halt halt, Leases leases) {
        http = new HttpCalls(surroundings.allowed(), halt, leases);
        processes = new ProcessCalls(surroundings.allowed(), surroundings.environment(), halt);
        calls = new KnownCalls(http, surroundings.allowed().mayLookAtFiles());
    }

    @Override
    public Outcome run(ObjectNode activity, Values values) {
        if (!(activity.path("provider") instanceof ObjectNode provider)) {
            return new Outcome.Failed("it has no provider");
        }
        String type = provider.path("type").asString("");
        return switch (type) {
            case "http" -> http.call(provider, values);
            case "process" -> processes.call(provider, values);
            case "python" -> python(provider, values);
            default -> new Outcome.Failed("unknown provider type '" + type + "'");
        };
    }

    private Outcome python(ObjectNode provider, Values values) {
        String module = provider.path("module").asString("");
        String function = provider.path("func").asString("");
        Optional<KnownCalls.Call> call = calls.find(module, function);
        if (call.isEmpty()) {
            return new Outcome.Failed(module + "." + function + " is not among the known calls");
        }
        return call.get()
                .body()
                .apply(
                        provider.has("arguments")
                                ? values.fill(provider.path("arguments"))
                                : JsonNodeFactory.instance.objectNode(),
                        values);
    }
}
