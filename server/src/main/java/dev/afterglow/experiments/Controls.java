package dev.afterglow.experiments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The hooks of an experiment, wherever they are declared.
final class Controls {

    private static final Set<String> KEYS =
            Set.of("name", "provider", "scope", "automatic", "ref", "arguments");
    private static final String OURS = "afterglow";

    private Controls() {}

    /// @param mistake what is wrong with it; empty when nothing is
    record Found(String path, String name, String module, String mistake) {}

    static List<Found> in(ObjectNode document) {
        List<Found> found = new ArrayList<>();
        add(document, "", found);
        JsonNode hypothesis = document.path("steady-state-hypothesis");
        add(hypothesis, "steady-state-hypothesis", found);
        each(hypothesis.path("probes"), "steady-state-hypothesis.probes", found);
        each(document.path("method"), "method", found);
        each(document.path("rollbacks"), "rollbacks", found);
        return found;
    }

    /// Those that the file itself says may be left out:
    /// `"extensions": [{"name": "afterglow", "dropped-controls": ["NAME"]}]`.
    static Set<String> droppedByFile(ObjectNode document) {
        Set<String> dropped = new HashSet<>();
        for (JsonNode extension : document.path("extensions")) {
            if (extension.path("name").asString("").equals(OURS)) {
                extension.path("dropped-controls").forEach(name -> dropped.add(name.asString("")));
            }
        }
        return dropped;
    }

    private static void each(JsonNode activities, String path, List<Found> found) {
        int at = 0;
        for (JsonNode activity : activities) {
            add(activity, path + "[" + at++ + "]", found);
        }
    }

    private static void add(JsonNode owner, String path, List<Found> found) {
        int at = 0;
        for (JsonNode control : owner.path("controls")) {
            String here = ExperimentFile.child(path, "controls") + "[" + at++ + "]";
            if (!control.path("ref").isString()) {
                found.add(
                        new Found(
                                here,
                                control.path("name").asString(""),
                                control.path("provider").path("module").asString(""),
                                mistake(control)));
            }
        }
    }

    private static String mistake(JsonNode control) {
        String name = control.path("name").asString("");
        if (name.isEmpty()) {
            return "A control must have a `name` property";
        }
        if (!control.has("provider")) {
            return "Control '" + name + "' must have a `provider` property";
        }
        String scope = control.path("scope").asString("");
        if (!scope.isEmpty() && !scope.equals("before") && !scope.equals("after")) {
            return "Control '" + name + "' scope property must be 'before' or 'after' only";
        }
        for (String key : control.propertyNames()) {
            if (!KEYS.contains(key)) {
                return "invalid key on control";
            }
        }
        return "";
    }
}
