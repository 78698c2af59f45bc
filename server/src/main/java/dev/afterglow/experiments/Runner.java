package dev.afterglow.experiments;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs one valid experiment once: gate, method, hypothesis after it, rollbacks. Give each run a
/// runner of its own.
public final class Runner {

    /// The release of chaoslib whose journal this is.
    private static final String JOURNAL_OF = "1.45.0";

    private final ExperimentFile file;
    private final Surroundings surroundings;
    private final RunOptions options;
    private final InstantSource clock;
    private final Halt halt;
    private final Consumer<String> tell;
    private final BiFunction<Halt, Leases, Activities> providers;
    private final ObjectNode document;
    private final Leases leases;
    private final RunStatus status = new RunStatus();
    private Values values = Values.NONE;

    /// @param tell takes lines of progress, from several threads
    public Runner(
            ExperimentFile file,
            Surroundings surroundings,
            RunOptions options,
            InstantSource clock,
            Halt halt,
            Consumer<String> tell) {
        this(
                file,
                surroundings,
                options,
                clock,
                halt,
                tell,
                (stop, leases) -> new Providers(surroundings, stop, leases));
    }

    /// With other providers.
    Runner(
            ExperimentFile file,
            Surroundings surroundings,
            RunOptions options,
            InstantSource clock,
            Halt halt,
            Consumer<String> tell,
            BiFunction<Halt, Leases, Activities> providers) {
        this.file = file;
        this.surroundings = surroundings;
        this.options = options;
        this.clock = clock;
        this.halt = halt;
        this.tell = tell;
        this.providers = providers;
        this.document = file.document();
        this.leases = new Leases(halt);
    }

    /// Runs it to its end, and returns when the rollbacks are done.
    ///
    /// @throws IllegalArgumentException when the experiment is not valid: see [Validation]
    public RunResult run() {
        List<Mistake> mistakes = Validation.mistakes(file, surroundings);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(mistakes.getFirst().toString());
        }
        Instant start = clock.instant();
        values = Configurations.load(file, document, surroundings).values();
        Activities activities = providers.apply(halt, leases);
        Optional<String> unloaded = loadDynamic(activities);
        document.set("title", values.fill(document.path("title")));
        ObjectNode journal = begun(start);
        Steps steps = new Steps(document, clock, options.dry(), tell);
        Method method = new Method(document.path("method"), steps, status, halt);
        Looks looks = looks(activities, steps, method, journal, unloaded);
        Steps.With with = new Steps.With(providers.apply(new Halt(), leases), values, new Halt());
        Rolled rolled = released(rollBack(steps, with, method), journal);
        journal.set("run", method.entries());
        journal.set("rollbacks", rolled.entries());
        Finding finding = finding(looks, method, rolled, unloaded);
        boolean failed =
                !method.failedActions().isEmpty()
                        || !rolled.lost().isEmpty()
                        || rolled.isLeftBehind();
        journal.withObject("/afterglow").put("left-behind", rolled.isLeftBehind());
        return ended(journal, start, finding, failed);
    }

    /// Plays the rollbacks alone: for a run whose runner is gone, and whose fault may still be
    /// there.
    ///
    /// @param why the run did not go on
    public RunResult undo(String why) {
        halt.ask(why);
        Instant start = clock.instant();
        values = Configurations.load(file, document, surroundings).values();
        ObjectNode journal = begun(start);
        Steps steps = new Steps(document, clock, options.dry(), tell);
        Method method = new Method(JsonNodeFactory.instance.arrayNode(), steps, status, halt);
        Halt unasked = new Halt();
        Rolled rolled =
                playRollbacks(
                        steps, new Steps.With(providers.apply(unasked, leases), values, unasked));
        journal.set("run", method.entries());
        journal.set("rollbacks", rolled.entries());
        Looks none =
                new Looks(Finding.Look.NOT_TAKEN, Finding.Look.NOT_TAKEN, Finding.Look.NOT_TAKEN);
        Finding finding = finding(none, method, rolled, Optional.empty());
        journal.withObject("/afterglow").put("left-behind", rolled.isLeftBehind());
        return ended(journal, start, finding, rolled.isLeftBehind());
    }

    private record Looks(Finding.Look gate, Finding.Look during, Finding.Look after) {}

    /// @param lost faults that ended before they were to
    private record Rolled(
            ArrayNode entries, String recovery, boolean isLeftBehind, List<String> lost) {

        Rolled(ArrayNode entries, String recovery, boolean isLeftBehind) {
            this(entries, recovery, isLeftBehind, List.of());
        }
    }

    private Looks looks(
            Activities activities,
            Steps steps,
            Method method,
            ObjectNode journal,
            Optional<String> unloaded) {
        Steps.With with = new Steps.With(activities, values, halt);
        JsonNode hypothesis = document.path("steady-state-hypothesis");
        HypothesisCheck check = new HypothesisCheck(hypothesis, steps, tell);
        ObjectNode states = (ObjectNode) journal.path("steady_states");
        Finding.Look gate = Finding.Look.NOT_TAKEN;
        Finding.Look after = Finding.Look.NOT_TAKEN;
        if (unloaded.isPresent()) {
            return new Looks(Finding.Look.BROKEN, Finding.Look.NOT_TAKEN, after);
        }
        if (check.hasProbes() && options.hypothesis().before) {
            gate = look(check, with, states, "before");
            status.afterGate(gate, options.compatible());
            if (gate != Finding.Look.MET) {
                return new Looks(gate, Finding.Look.NOT_TAKEN, after);
            }
        }
        Continuous during = new Continuous(check, with, options, status);
        if (check.hasProbes() && options.hypothesis().during) {
            during.begin();
        }
        method.play(with);
        states.set("during", during.end());
        if (check.hasProbes() && options.hypothesis().after && halt.reason().isEmpty()) {
            after = look(check, with, states, "after");
            status.afterMethod(after, options.compatible());
        }
        return new Looks(gate, during.worst(), after);
    }

    private Finding.Look look(
            HypothesisCheck check, Steps.With with, ObjectNode states, String when) {
        tell.accept("hypothesis " + when + " the method");
        HypothesisCheck.Seen seen = check.look(with);
        states.set(when, seen.state());
        return seen.look();
    }

    /// Asks the configurations that are probes, in order.
    ///
    /// @return why one could not be loaded; the Toolkit goes on without it
    private Optional<String> loadDynamic(Activities activities) {
        for (var each : document.path("configuration").properties()) {
            if (!each.getValue().path("type").asString("").equals("probe")
                    || surroundings.variables().containsKey(each.getKey())) {
                continue;
            }
            Outcome outcome = activities.run((ObjectNode) each.getValue(), values);
            Optional<JsonNode> loaded = loaded(each.getValue(), outcome);
            if (loaded.isPresent()) {
                values = values.with(each.getKey(), loaded.get());
                continue;
            }
            Map<String, JsonNode> without = new HashMap<>(values.configuration());
            without.remove(each.getKey());
            values = new Values(without, values.secrets());
            if (!options.compatible()) {
                return Optional.of(
                        "configuration '%s' could not be loaded: %s"
                                .formatted(each.getKey(), outcome));
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> loaded(JsonNode probe, Outcome outcome) {
        if (!(outcome instanceof Outcome.Output(JsonNode output))) {
            return Optional.empty();
        }
        return switch (probe.path("provider").path("type").asString("")) {
            case "process" ->
                    output.path("status").asInt(0) == 0
                            ? Optional.of(
                                    JsonNodeFactory.instance.stringNode(
                                            output.path("stdout").asString("").strip()))
                            : Optional.empty();
            case "http" -> Optional.of(output.path("body"));
            default -> Optional.of(output);
        };
    }

    private Rolled rollBack(Steps steps, Steps.With with, Method method) {
        if (playsRollbacks(method)) {
            return playRollbacks(steps, with);
        }
        return new Rolled(
                JsonNodeFactory.instance.arrayNode(),
                method.injected() ? "not rolled back" : "nothing to roll back",
                false);
    }

    private Rolled playRollbacks(Steps steps, Steps.With with) {
        JsonNode rollbacks = document.path("rollbacks");
        if (rollbacks.isEmpty()) {
            return new Rolled(
                    JsonNodeFactory.instance.arrayNode(), "there are no rollbacks", false);
        }
        tell.accept("rollbacks");
        ArrayNode entries = Method.playAll(rollbacks, steps, with);
        List<String> failed = new ArrayList<>();
        entries.forEach(entry -> {
            if (Steps.saysNo(entry)) {
                failed.add(entry.path("activity").path("name").asString(""));
            }
        });
        return failed.isEmpty()
                ? new Rolled(entries, "rolled back", false)
                : new Rolled(
                        entries,
                        "could not be rolled back: " + String.join(", ", failed),
                        !options.compatible());
    }

    private boolean playsRollbacks(Method method) {
        return switch (options.rollbacks()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case DEVIATED -> status.deviated();
            case DEFAULT ->
                    options.compatible()
                            ? !status.is("failed") && halt.reason().isEmpty()
                            : method.injected();
        };
    }

    /// What an agent had to keep is over as well when the rollbacks are, and is looked for.
    private Rolled released(Rolled rolled, ObjectNode journal) {
        List<String> lost = leases.lost();
        Leases.Released released = leases.release();
        if (released.entries().isEmpty()) {
            return rolled;
        }
        tell.accept(released.words());
        journal.withObject("/afterglow").set("faults", released.entries());
        return new Rolled(
                rolled.entries(),
                rolled.recovery() + "; " + released.words(),
                rolled.isLeftBehind() || (!released.isSeen() && !options.compatible()),
                lost);
    }

    private Finding finding(Looks looks, Method method, Rolled rolled, Optional<String> unloaded) {
        List<String> failed = new ArrayList<>(method.failedActions());
        failed.addAll(rolled.lost());
        Finding finding =
                Finding.of(
                        new Finding.Facts(
                                options.dry() != RunOptions.Dry.NOTHING
                                        && options.dry() != RunOptions.Dry.PAUSE,
                                halt.reason(),
                                looks.gate(),
                                looks.during(),
                                looks.after(),
                                method.actions(),
                                failed,
                                rolled.recovery(),
                                rolled.isLeftBehind()));
        return unloaded.map(why -> new Finding(finding.verdict(), why, finding.recovery(), true))
                .orElse(finding);
    }

    private ObjectNode begun(Instant start) {
        ObjectNode journal = JsonNodeFactory.instance.objectNode();
        journal.put("chaoslib-version", JOURNAL_OF);
        journal.put(
                "platform", System.getProperty("os.name") + "-" + System.getProperty("os.version"));
        journal.put("node", node());
        journal.set("experiment", document.deepCopy());
        journal.put("start", Steps.time(start));
        journal.putNull("status");
        journal.put("deviated", false);
        ObjectNode states = journal.putObject("steady_states");
        states.putNull("before").putNull("after").putArray("during");
        return journal;
    }

    private static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private RunResult ended(ObjectNode journal, Instant start, Finding finding, boolean failed) {
        Instant end = clock.instant();
        journal.put("end", Steps.time(end));
        journal.put("duration", Duration.between(start, end).toNanos() / 1e9);
        journal.put(
                "status", status.atEnd(halt.reason().isPresent(), failed, options.compatible()));
        journal.put("deviated", status.deviated());
        ObjectNode ours = journal.withObject("/afterglow");
        ours.put("verdict", finding.verdict().words());
        ours.put("reason", finding.reason());
        ours.put("recovery", finding.recovery());
        ArrayNode dropped = ours.putArray("dropped-controls");
        Controls.in(document).forEach(control -> dropped.add(control.name()));
        SecretMask mask = new SecretMask(values);
        for (String part : List.of("steady_states", "run", "rollbacks")) {
            journal.set(part, mask.masked(journal.path(part)));
        }
        return new RunResult(journal, finding);
    }
}
