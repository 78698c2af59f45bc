package dev.afterglow.cli;

import dev.afterglow.experiments.ExperimentFile;
import dev.afterglow.experiments.Halt;
import dev.afterglow.experiments.RunOptions;
import dev.afterglow.experiments.RunResult;
import dev.afterglow.experiments.Runner;
import dev.afterglow.experiments.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs an experiment and tells its verdict. A signal stops it: what was injected is rolled back
/// first.
@Command(
        name = "run",
        description = {
            "Runs an experiment. Ends with 0 when the hypothesis was upheld, with 1 when it was",
            "refuted, could not be tested, or something was left behind."
        },
        mixinStandardHelpOptions = true)
final class ExperimentRunCommand implements Callable<Integer> {

    private static final Duration TO_ROLL_BACK = Duration.ofMinutes(5);

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ExperimentSurroundings surroundings = new ExperimentSurroundings();

    @Parameters(paramLabel = "FILE.json", description = "The experiment; - is standard input.")
    private String file = "-";

    @Option(
            names = {"--journal", "--journal-path"},
            paramLabel = "OUT.json",
            description = "Writes the journal, readable by the Chaos Toolkit's tools.")
    private @Nullable Path journal;

    @Option(
            names = {"--rollbacks", "--rollback-strategy"},
            paramLabel = "WHEN",
            description = "default (whenever something was injected), always, never or deviated.")
    private @Nullable String rollbacks;

    @Option(
            names = {"--hypothesis", "--hypothesis-strategy"},
            paramLabel = "WHEN",
            description =
                    "default (before and after), before-method-only, after-method-only,"
                            + " during-method-only, continuously or skip.")
    private @Nullable String hypothesis;

    @Option(
            names = "--hypothesis-frequency",
            paramLabel = "SECONDS",
            description = "Between two checks during the method; default 1.")
    private double frequencySeconds = 1;

    @Option(names = "--fail-fast", description = "A failed check cuts the method short.")
    private boolean failFast;

    @Option(
            names = "--fail-fast-ratio",
            paramLabel = "PERCENT",
            description = "Only from this share of failed checks on; default 0.")
    private double failFastPercent;

    @Option(
            names = "--dry",
            paramLabel = "WHAT",
            description = "Leaves out probes, actions, activities (both) or pause.")
    private @Nullable String dry;

    @Option(
            names = "--compatible",
            description = "The Chaos Toolkit's defaults where they differ from ours.")
    private boolean compatible;

    @Option(names = "--json", description = "Tells the end as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Surroundings given = surroundings.of(System.getenv(), spec);
        ExperimentFile experiment = ExperimentSurroundings.file(file, given, spec);
        RunOptions options = options(experiment);
        if (journal != null) {
            writable(journal);
        }
        PrintWriter out = spec.commandLine().getOut();
        Halt halt = new Halt();
        RunResult result =
                run(
                        new Runner(
                                experiment,
                                given,
                                options,
                                InstantSource.system(),
                                halt,
                                line -> tell(out, line)),
                        halt,
                        out);
        return failed(result) ? 1 : 0;
    }

    private RunOptions options(ExperimentFile experiment) {
        try {
            RunOptions written = RunOptions.of(experiment.document());
            if (!(frequencySeconds > 0 && frequencySeconds <= 86_400)) {
                throw new IllegalArgumentException(
                        "expected a frequency of up to 86400 seconds, was " + frequencySeconds);
            }
            return (hypothesis == null
                            ? written
                            : written.withHypothesis(RunOptions.Hypothesis.of(hypothesis)))
                    .withRollbacks(
                            rollbacks == null
                                    ? written.rollbacks()
                                    : RunOptions.Rollbacks.of(rollbacks))
                    .withDry(RunOptions.Dry.of(dry == null ? "nothing" : dry))
                    .withCompatible(compatible)
                    .withChecks(
                            Duration.ofMillis(Math.round(frequencySeconds * 1000)),
                            failFast,
                            failFastPercent);
        } catch (IllegalArgumentException wrong) {
            throw InputText.wrong(spec, String.valueOf(wrong.getMessage()));
        }
    }

    private void writable(Path path) throws IOException {
        try {
            Files.writeString(path, "", StandardCharsets.UTF_8);
        } catch (IOException closed) {
            throw InputText.wrong(
                    spec, "--journal %s: expected a file that can be written".formatted(path));
        }
    }

    /// A signal asks the run to stop, and the process waits for its rollbacks, its journal and its
    /// last words.
    private RunResult run(Runner runner, Halt halt, PrintWriter out) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        Thread atSignal =
                new Thread(
                        () -> {
                            halt.ask("a signal to this process");
                            try {
                                over.await(TO_ROLL_BACK.toSeconds(), TimeUnit.SECONDS);
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "experiment-stop");
        Runtime.getRuntime().addShutdownHook(atSignal);
        try {
            RunResult result = runner.run();
            if (journal != null) {
                Files.writeString(
                        journal, result.journal().toPrettyString() + "\n", StandardCharsets.UTF_8);
            }
            tellEnd(out, result);
            return result;
        } finally {
            over.countDown();
        }
    }

    private void tell(PrintWriter out, String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }

    private void tellEnd(PrintWriter out, RunResult result) {
        var finding = result.finding();
        tell(out, "%s: %s".formatted(finding.verdict().words(), finding.reason()));
        tell(out, "recovery: " + finding.recovery());
        if (json) {
            Map<String, Object> end = new LinkedHashMap<>();
            end.put("verdict", finding.verdict().words());
            end.put("reason", finding.reason());
            end.put("recovery", finding.recovery());
            end.put("status", result.journal().path("status").asString(""));
            end.put("deviated", result.journal().path("deviated").asBoolean(false));
            out.println(JsonLine.of(end));
            out.flush();
        }
    }

    /// The Toolkit's command fails when the status is not `completed`, or the system deviated.
    private boolean failed(RunResult result) {
        return compatible
                ? !result.journal().path("status").asString("").equals("completed")
                        || result.journal().path("deviated").asBoolean(false)
                : result.finding().isFailure();
    }
}
