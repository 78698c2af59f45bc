package dev.afterglow.experiments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a file is an experiment that may be run with these surroundings. Everything is checked
/// before anything runs.
public final class Validation {

    private static final Set<String> LEVELS = Set.of("high", "medium", "low", "none");
    private static final int MOST_ACTIVITIES = 1_000;

    private final ExperimentFile file;
    private final ObjectNode document;
    private final Surroundings surroundings;
    private final List<Mistake> mistakes = new ArrayList<>();

    private Validation(ExperimentFile file, Surroundings surroundings) {
        this.file = file;
        this.document = file.document();
        this.surroundings = surroundings;
    }

    /// All mistakes, in the order in which the Chaos Toolkit looks for them; empty when it is
    /// valid.
    public static List<Mistake> mistakes(ExperimentFile file, Surroundings surroundings) {
        Validation validation = new Validation(file, surroundings);
        validation.check();
        return List.copyOf(validation.mistakes);
    }

    private void check() {
        if (document.isEmpty()) {
            wrong("", "an empty experiment is not an experiment");
            return;
        }
        for (String key : List.of("title", "description")) {
            if (document.path(key).asString("").isEmpty()) {
                wrong(key, "experiment requires a " + key);
            }
        }
        document.path("tags")
                .forEach(tag -> {
                    if (!tag.isString() || tag.stringValue().isEmpty()) {
                        wrong("tags", "experiment tags must be a non-empty string");
                    }
                });
        document.path("extensions")
                .forEach(extension -> {
                    if (extension.path("name").asString("").isBlank()) {
                        wrong("extensions", "All extensions require a non-empty name");
                    }
                });
        contributions();
        Configurations.Loaded loaded = Configurations.load(file, document, surroundings);
        mistakes.addAll(loaded.mistakes());
        ActivityRules rules = new ActivityRules(file, surroundings, loaded.values());
        dynamic(rules);
        hypothesis(rules);
        method(rules);
        controls();
    }

    private void contributions() {
        document.path("contributions")
                .properties()
                .forEach(each -> {
                    if (!LEVELS.contains(each.getValue().asString(""))) {
                        wrong(
                                "contributions." + each.getKey(),
                                "expected high, medium, low or none, was " + each.getValue());
                    }
                });
    }

    private void dynamic(ActivityRules rules) {
        document.path("configuration")
                .properties()
                .forEach(each -> {
                    if (each.getValue().path("type").asString("").equals("probe")) {
                        mistakes.addAll(
                                rules.check(
                                        each.getValue(),
                                        ExperimentFile.child("configuration", each.getKey())));
                    }
                });
    }

    private void hypothesis(ActivityRules rules) {
        JsonNode hypothesis = document.path("steady-state-hypothesis");
        if (hypothesis.isMissingNode() || hypothesis.isNull()) {
            return;
        }
        String path = "steady-state-hypothesis";
        if (hypothesis.path("title").asString("").isEmpty()) {
            wrong(path, "hypothesis requires a title");
        }
        int at = 0;
        for (JsonNode probe : hypothesis.path("probes")) {
            String here = path + ".probes[" + at++ + "]";
            mistakes.addAll(rules.check(probe, here));
            if (!probe.has("tolerance")) {
                wrong(here, "hypothesis probe must have a tolerance entry");
                continue;
            }
            JsonNode tolerance = probe.get("tolerance");
            ToleranceRules.mistakes(tolerance).forEach(each -> wrong(here + ".tolerance", each));
            if (tolerance.path("type").asString("").equals("probe")) {
                mistakes.addAll(rules.check(tolerance, here + ".tolerance"));
            }
        }
    }

    private void method(ActivityRules rules) {
        JsonNode method = document.path("method");
        if (!method.isArray()) {
            wrong(
                    "",
                    "an experiment requires a method, which can be empty for only checking steady"
                            + " state hypothesis ");
        }
        Set<String> names = new HashSet<>();
        method.forEach(each -> names.add(each.path("name").asString("")));
        document.path("steady-state-hypothesis")
                .path("probes")
                .forEach(each -> names.add(each.path("name").asString("")));
        activities(rules, "method", names);
        activities(rules, "rollbacks", names);
    }

    private void activities(ActivityRules rules, String list, Set<String> names) {
        JsonNode activities = document.path(list);
        if (activities.size() > MOST_ACTIVITIES) {
            wrong(list, "expected at most %d activities".formatted(MOST_ACTIVITIES));
            return;
        }
        int at = 0;
        for (JsonNode activity : activities) {
            String path = list + "[" + at++ + "]";
            mistakes.addAll(rules.check(activity, path));
            String ref = activity.path("ref").asString("");
            if (!ref.isEmpty() && !names.contains(ref)) {
                wrong(
                        path,
                        "referenced activity '%s' could not be found in the experiment"
                                .formatted(ref));
            }
        }
    }

    /// Controls are Python by the format. One that is left out may have been somebody's safeguard:
    /// it must be named.
    private void controls() {
        for (Controls.Found control : Controls.in(document)) {
            String message = control.mistake();
            if (!message.isEmpty()) {
                wrong(control.path(), message);
            } else if (!surroundings.droppedControls().contains(control.name())
                    && !Controls.droppedByFile(document).contains(control.name())) {
                wrong(
                        control.path(),
                        "control '%s' (%s) is Python and does not run here: drop it with"
                                        .formatted(control.name(), control.module())
                                + " --drop-control "
                                + control.name()
                                + ", if it is no safeguard");
            }
        }
    }

    private void wrong(String path, String message) {
        mistakes.add(file.mistake(path, message));
    }
}
