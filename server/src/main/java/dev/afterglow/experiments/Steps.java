package dev.afterglow.experiments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Executes single activities: pauses, dry modes, and the entry in the journal.
final class Steps {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Map<String, ObjectNode> declared = new HashMap<>();
    private final InstantSource clock;
    private final RunOptions.Dry dry;
    private final Consumer<String> tell;

    Steps(ObjectNode document, InstantSource clock, RunOptions.Dry dry, Consumer<String> tell) {
        this.clock = clock;
        this.dry = dry;
        this.tell = tell;
        document.path("method").forEach(this::declare);
        document.path("steady-state-hypothesis").path("probes").forEach(this::declare);
    }

    private void declare(JsonNode activity) {
        if (activity instanceof ObjectNode object && object.path("name").isString()) {
            declared.put(object.path("name").stringValue(), object);
        }
    }

    /// With what an activity is executed.
    record With(Activities activities, Values values, Halt halt) {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /// The activity itself, where a reference stands for it.
    ObjectNode resolved(ObjectNode activity) {
        ObjectNode found = declared.get(activity.path("ref").asString(""));
        return found == null ? activity : found;
    }

    boolean isAction(ObjectNode activity) {
        return resolved(activity).path("type").asString("").equals("action");
    }

    /// Whether the activity is only told, not called.
    boolean isDry(ObjectNode activity) {
        return dryOf(resolved(activity)).leavesOut(isAction(activity));
    }

    private RunOptions.Dry dryOf(ObjectNode activity) {
        String own = activity.path("dry").asString("");
        try {
            return own.isEmpty() ? dry : RunOptions.Dry.of(own);
        } catch (IllegalArgumentException unknown) {
            return dry;
        }
    }

    /// Pauses, calls, pauses, and tells what came of it as an entry of the journal.
    ObjectNode execute(ObjectNode written, With with) {
        ObjectNode activity = resolved(written);
        boolean leftOut = isDry(activity);
        boolean pauses = !leftOut && dryOf(activity) != RunOptions.Dry.PAUSE;
        JsonNode pause = with.values().fill(activity.path("pauses"));
        if (pauses) {
            with.halt().pause(seconds(pause.path("before")));
        }
        Instant start = clock.instant();
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("activity", activity.deepCopy());
        Outcome outcome = leftOut ? nothing() : call(activity, with);
        switch (outcome) {
            case Outcome.Output(JsonNode value) ->
                    entry.put("status", "succeeded").set("output", value);
            case Outcome.Failed(String why) -> {
                entry.putNull("output").put("status", "failed");
                entry.putArray("exception").add("chaoslib.exceptions.ActivityFailed: " + why);
            }
        }
        Instant end = clock.instant();
        entry.put("start", time(start)).put("end", time(end));
        entry.put("duration", Duration.between(start, end).toNanos() / 1e9);
        tell.accept(line(activity, outcome, leftOut));
        if (pauses) {
            with.halt().pause(seconds(pause.path("after")));
        }
        return entry;
    }

    private static Outcome call(ObjectNode activity, With with) {
        return with.halt()
                .reason()
                .<Outcome>map(reason -> new Outcome.Failed("stopped before it began: " + reason))
                .orElseGet(() -> with.activities().run(activity, with.values()));
    }

    private static Outcome nothing() {
        return new Outcome.Output(JsonNodeFactory.instance.nullNode());
    }

    private static Duration seconds(JsonNode pause) {
        return Duration.ofMillis(Math.round(Math.clamp(pause.asDouble(0), 0, 86_400) * 1000));
    }

    private static String line(ObjectNode activity, Outcome outcome, boolean leftOut) {
        String name = activity.path("type").asString("") + " " + activity.path("name").asString("");
        return switch (outcome) {
            case Outcome.Failed(String why) -> name + ": failed: " + why;
            case Outcome.Output(JsonNode value) when leftOut -> name + ": left out (dry)";
            case Outcome.Output(JsonNode value) -> name + ": succeeded";
        };
    }

    /// Whether an entry tells of a step that failed, or whose own answer says that it did: a
    /// process that ended with a status, a call that was answered with 400 and above.
    static boolean saysNo(JsonNode entry) {
        JsonNode output = entry.path("output");
        int status = output.path("status").asInt(0);
        return entry.path("status").asString("").equals("failed")
                || (output.has("stdout") && status != 0)
                || (output.has("headers") && status >= 400);
    }
}
