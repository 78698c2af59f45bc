package dev.afterglow.experiments;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What an activity must look like, and whether it may be run at all.
final class ActivityRules {

    private final ExperimentFile file;
    private final Allowed allowed;
    private final KnownCalls calls;
    private final Values values;
    private final List<Mistake> mistakes = new ArrayList<>();

    ActivityRules(ExperimentFile file, Surroundings surroundings, Values values) {
        this.file = file;
        this.allowed = surroundings.allowed();
        this.calls =
                new KnownCalls(
                        new HttpCalls(allowed, new Halt(), new Leases(new Halt())),
                        allowed.mayLookAtFiles());
        this.values = values;
    }

    /// All mistakes of one activity, in the order in which the Toolkit looks for them.
    List<Mistake> check(JsonNode activity, String path) {
        mistakes.clear();
        activity(activity, path);
        return List.copyOf(mistakes);
    }

    private void activity(JsonNode activity, String path) {
        if (!activity.isObject() || activity.isEmpty()) {
            wrong(path, "empty activity is no activity");
            return;
        }
        JsonNode ref = activity.path("ref");
        if (!ref.isMissingNode() && !ref.isNull()) {
            if (!ref.isString() || ref.stringValue().isEmpty()) {
                wrong(path + ".ref", "reference to activity must be non-empty strings");
            }
            return;
        }
        String type = text(activity, "type");
        if (type.isEmpty()) {
            wrong(path, "an activity must have a type");
        } else if (!Set.of("probe", "action").contains(type)) {
            wrong(path + ".type", "'" + type + "' is not a supported activity type");
        }
        if (text(activity, "name").isEmpty()) {
            wrong(path, "an activity must have a name");
        }
        JsonNode provider = activity.path("provider");
        if (!provider.isObject() || provider.isEmpty()) {
            wrong(path, "an activity requires a provider");
            return;
        }
        surrounding(activity, path);
        provider(activity, provider, path + ".provider");
    }

    private void surrounding(JsonNode activity, String path) {
        JsonNode timeout = activity.path("timeout");
        if (!timeout.isMissingNode() && !timeout.isNull() && !timeout.isNumber()) {
            wrong(path + ".timeout", "activity timeout must be a number");
        }
        for (String side : List.of("before", "after")) {
            JsonNode pause = activity.path("pauses").path(side);
            String at = path + ".pauses." + side;
            if (pause.isString()
                    && !(pause.stringValue().startsWith("${")
                            && pause.stringValue().endsWith("}"))) {
                wrong(
                        at,
                        "activity %s pause must be a number or a pattern to a variable from the"
                                        .formatted(side)
                                + " configuration or secrets");
            } else if (pause.isNumber()
                    && (pause.doubleValue() < 0 || pause.doubleValue() > 86400)) {
                wrong(at, "expected 0 to 86400 seconds, was " + pause);
            }
        }
        JsonNode background = activity.path("background");
        if (!background.isMissingNode() && !background.isBoolean()) {
            wrong(path + ".background", "activity background must be a boolean");
        }
    }

    private void provider(JsonNode activity, JsonNode provider, String path) {
        String type = text(provider, "type");
        switch (type) {
            case "" -> wrong(path, "a provider must have a type");
            case "python" -> python(activity, provider, path);
            case "process" -> process(activity, provider, path);
            case "http" -> http(activity, provider, path);
            default -> wrong(path + ".type", "unknown provider type '" + type + "'");
        }
    }

    private void process(JsonNode activity, JsonNode provider, String path) {
        String program = text(provider, "path");
        if (program.isEmpty()) {
            wrong(path, "a process activity must have a path");
            return;
        }
        Optional<Path> found = allowed.find(program);
        if (found.isEmpty()) {
            wrong(
                    path + ".path",
                    "path '%s' cannot be found, in activity '%s'"
                            .formatted(program, text(activity, "name")));
        } else if (!allowed.mayRun(found.get())) {
            wrong(
                    path + ".path",
                    "executable '%s' is not allowed, in activity '%s': allow it with"
                                    .formatted(found.get(), text(activity, "name"))
                            + " --allow-executable "
                            + found.get());
        }
        JsonNode arguments = values.fill(provider.path("arguments"));
        if (arguments.isString()
                && !allowed.maySpeakShell()
                && ProcessArguments.split(arguments.stringValue()).isEmpty()) {
            wrong(
                    path + ".arguments",
                    "these arguments need a shell, in activity '%s': write them as a list, or"
                                    .formatted(text(activity, "name"))
                            + " allow it with --allow-shell");
        }
    }

    private void http(JsonNode activity, JsonNode provider, String path) {
        String url = text(provider, "url");
        if (url.isEmpty()) {
            wrong(path, "a HTTP activity must have a URL");
            return;
        }
        JsonNode headers = provider.path("headers");
        if (!headers.isMissingNode() && !headers.isNull() && !headers.isObject()) {
            wrong(path + ".headers", "a HTTP activities expect headers as a mapping");
        }
        String filled = values.text(provider.path("url"));
        if (filled.contains("${")) {
            return;
        }
        try {
            URI address = URI.create(filled);
            if (!allowed.mayCall(address)) {
                wrong(
                        path + ".url",
                        "host '%s' is not allowed, in activity '%s': allow it with --allow-host %s"
                                .formatted(
                                        address.getAuthority(),
                                        text(activity, "name"),
                                        address.getAuthority()));
            }
        } catch (IllegalArgumentException wrong) {
            wrong(path + ".url", "expected an address with http or https, was '" + filled + "'");
        }
    }

    private void python(JsonNode activity, JsonNode provider, String path) {
        String module = text(provider, "module");
        if (module.isEmpty()) {
            wrong(path, "a Python activity must have a module path");
            return;
        }
        String function = text(provider, "func");
        if (function.isEmpty()) {
            wrong(path, "a Python activity must have a function name");
            return;
        }
        String name = text(activity, "name");
        Optional<KnownCalls.Call> call = calls.find(module, function);
        if (call.isEmpty()) {
            wrong(
                    calls.knowsModule(module) ? path + ".func" : path + ".module",
                    "%s.%s is not among the Python functions that run here, in activity '%s':"
                                    .formatted(module, function, name)
                            + " write it as http or process; known are "
                            + String.join(", ", calls.names()));
            return;
        }
        arguments(
                call.get(),
                provider.path("arguments"),
                path + ".arguments",
                "'%s', named '%s'".formatted(function, name));
    }

    private void arguments(KnownCalls.Call call, JsonNode arguments, String path, String name) {
        Set<String> known = new HashSet<>(call.required());
        known.addAll(call.optional());
        for (String required : call.required()) {
            if (!arguments.has(required)) {
                wrong(
                        path,
                        "required argument '%s' is missing from activity %s"
                                .formatted(required, name));
            }
        }
        for (String given : arguments.propertyNames()) {
            if (!known.contains(given)) {
                wrong(
                        path + "." + given,
                        "argument '%s' is not part of the function signature in activity %s"
                                .formatted(given, name));
            }
        }
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    private void wrong(String path, String message) {
        mistakes.add(file.mistake(path, message));
    }
}
