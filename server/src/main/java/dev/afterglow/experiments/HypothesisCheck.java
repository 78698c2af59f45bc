package dev.afterglow.experiments;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Asks the probes of the hypothesis one after the other, up to the first that is out of tolerance.
final class HypothesisCheck {

    private final JsonNode hypothesis;
    private final Steps steps;
    private final Consumer<String> tell;

    HypothesisCheck(JsonNode hypothesis, Steps steps, Consumer<String> tell) {
        this.hypothesis = hypothesis;
        this.steps = steps;
        this.tell = tell;
    }

    boolean hasProbes() {
        return !hypothesis.path("probes").isEmpty();
    }

    /// One look: its entry in the journal, and how it ended.
    record Seen(ObjectNode state, Finding.Look look) {}

    Seen look(Steps.With with) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.putNull("steady_state_met");
        var probes = state.putArray("probes");
        for (JsonNode each : hypothesis.path("probes")) {
            ObjectNode probe = (ObjectNode) each;
            ObjectNode entry = steps.execute(probe, with);
            probes.add(entry);
            if (entry.path("status").asString("").equals("failed")) {
                return unmet(state, entry, Finding.Look.BROKEN);
            }
            entry.put("tolerance_met", true);
            if (steps.isDry(probe)) {
                continue;
            }
            Tolerances.Held held =
                    new Tolerances(with.activities())
                            .within(probe.path("tolerance"), entry.path("output"), with.values());
            if (!held.met()) {
                tell.accept("  out of tolerance: " + held.why());
                return unmet(
                        state, entry, held.comparable() ? Finding.Look.UNMET : Finding.Look.BROKEN);
            }
        }
        state.put("steady_state_met", true);
        return new Seen(state, Finding.Look.MET);
    }

    private static Seen unmet(ObjectNode state, ObjectNode entry, Finding.Look look) {
        entry.put("tolerance_met", false);
        state.put("steady_state_met", false);
        return new Seen(state, look);
    }
}
