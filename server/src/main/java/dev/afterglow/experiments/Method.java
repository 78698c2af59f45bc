package dev.afterglow.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plays the activities of the method one after the other; those in the background run beside, and
/// are waited for at the end.
final class Method {

    private final JsonNode activities;
    private final Steps steps;
    private final RunStatus status;
    private final Halt halt;
    private final List<CompletableFuture<ObjectNode>> played = new ArrayList<>();
    private boolean injected;

    Method(JsonNode activities, Steps steps, RunStatus status, Halt halt) {
        this.activities = activities;
        this.steps = steps;
        this.status = status;
        this.halt = halt;
    }

    /// Plays until the end, or until the run is stopped or cut short.
    void play(Steps.With with) {
        for (JsonNode each : activities) {
            ObjectNode activity = (ObjectNode) each;
            if (halt.reason().isPresent()) {
                break;
            }
            injected |= steps.isAction(activity) && !steps.isDry(activity);
            CompletableFuture<ObjectNode> entry = begin(activity, steps, with);
            played.add(entry);
            if (!isBackground(activity)) {
                entry.join();
            }
            if (status.is("failed")) {
                break;
            }
        }
        played.forEach(CompletableFuture::join);
    }

    /// Plays activities to the end, whatever comes of each.
    static ArrayNode playAll(JsonNode activities, Steps steps, Steps.With with) {
        List<CompletableFuture<ObjectNode>> played = new ArrayList<>();
        for (JsonNode each : activities) {
            ObjectNode activity = (ObjectNode) each;
            CompletableFuture<ObjectNode> entry = begin(activity, steps, with);
            played.add(entry);
            if (!isBackground(activity)) {
                entry.join();
            }
        }
        return entries(played);
    }

    private static CompletableFuture<ObjectNode> begin(
            ObjectNode activity, Steps steps, Steps.With with) {
        return CompletableFuture.supplyAsync(
                () -> steps.execute(activity, with), Thread.ofVirtual()::start);
    }

    private static boolean isBackground(ObjectNode activity) {
        return activity.path("background").asBoolean(false);
    }

    private static ArrayNode entries(List<CompletableFuture<ObjectNode>> played) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        played.forEach(entry -> entries.add(entry.join()));
        return entries;
    }

    ArrayNode entries() {
        return entries(played);
    }

    /// Whether an action was begun, and so may have done something.
    boolean injected() {
        return injected;
    }

    /// How many actions the method has.
    int actions() {
        int actions = 0;
        for (JsonNode each : activities) {
            actions += steps.isAction((ObjectNode) each) ? 1 : 0;
        }
        return actions;
    }

    /// Names of the actions that failed, or whose own answer says so.
    List<String> failedActions() {
        List<String> failed = new ArrayList<>();
        entries()
                .forEach(entry -> {
                    JsonNode activity = entry.path("activity");
                    if (activity.path("type").asString("").equals("action")
                            && Steps.saysNo(entry)) {
                        failed.add(activity.path("name").asString(""));
                    }
                });
        return failed;
    }
}
