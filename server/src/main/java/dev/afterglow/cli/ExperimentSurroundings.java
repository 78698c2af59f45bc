package dev.afterglow.cli;

import dev.afterglow.experiments.Allowed;
import dev.afterglow.experiments.ExperimentFile;
import dev.afterglow.experiments.ExperimentReading;
import dev.afterglow.experiments.Mistake;
import dev.afterglow.experiments.Surroundings;
import dev.afterglow.experiments.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// The options that say what an experiment may reach and which values it is given.
final class ExperimentSurroundings {

    private static final String EXECUTABLES = "AFTERGLOW_EXPERIMENT_EXECUTABLES";
    private static final String HOSTS = "AFTERGLOW_EXPERIMENT_HOSTS";
    private static final String SHELL = "AFTERGLOW_EXPERIMENT_SHELL";
    private static final int MOST_SHOWN = 20;

    @Option(
            names = "--allow-executable",
            paramLabel = "PATH",
            split = ",",
            description =
                    "An executable that process activities may run; also "
                            + EXECUTABLES
                            + ", separated by commas.")
    private List<String> executables = new ArrayList<>();

    @Option(
            names = "--allow-host",
            paramLabel = "HOST[:PORT]",
            split = ",",
            description = "A host that http activities may call; also " + HOSTS + ".")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--allow-shell",
            description =
                    "Arguments of an allowed executable, written as one text, may go through a"
                            + " shell; also "
                            + SHELL
                            + "=true.")
    private boolean shell;

    @Option(
            names = "--var",
            paramLabel = "NAME[:TYPE]=VALUE",
            description =
                    "A value of the configuration; TYPE is str (default), int, float, bytes, bool"
                            + " or json.")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = "--drop-control",
            paramLabel = "NAME",
            description = "A control that may be left out; it is told in the journal.")
    private List<String> droppedControls = new ArrayList<>();

    /// @param environment the variables of this process
    Surroundings of(Map<String, String> environment, CommandSpec spec) {
        try {
            Allowed allowed =
                    Allowed.of(
                            both(executables, environment.get(EXECUTABLES)),
                            both(hosts, environment.get(HOSTS)),
                            shell || "true".equals(environment.get(SHELL)),
                            environment.getOrDefault("PATH", "/usr/bin:/bin"));
            return new Surroundings(environment, values(), allowed, new HashSet<>(droppedControls));
        } catch (IllegalArgumentException wrong) {
            throw InputText.wrong(spec, String.valueOf(wrong.getMessage()));
        }
    }

    /// Reads and validates; throws [picocli.CommandLine.ParameterException] with a line for each
    /// mistake.
    static ExperimentFile file(String name, Surroundings surroundings, CommandSpec spec) {
        InputText input = InputText.read(name, spec);
        return switch (ExperimentFile.read(input.text())) {
            case ExperimentReading.Refused(var mistakes) ->
                    throw InputText.wrong(spec, lines(input.name(), mistakes));
            case ExperimentReading.Accepted(ExperimentFile file) -> {
                List<Mistake> mistakes = Validation.mistakes(file, surroundings);
                if (!mistakes.isEmpty()) {
                    throw InputText.wrong(spec, lines(input.name(), mistakes));
                }
                yield file;
            }
        };
    }

    private static String lines(String name, List<Mistake> mistakes) {
        String lines =
                mistakes.stream()
                        .limit(MOST_SHOWN)
                        .map(mistake -> name + ":" + mistake)
                        .collect(Collectors.joining(System.lineSeparator()));
        int more = mistakes.size() - MOST_SHOWN;
        return more > 0 ? lines + System.lineSeparator() + "and " + more + " more" : lines;
    }

    private static List<String> both(
            List<String> options, @org.jspecify.annotations.Nullable String variable) {
        return Stream.concat(
                        options.stream(),
                        variable == null ? Stream.of() : Stream.of(variable.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new HashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "--var needs NAME[:TYPE]=VALUE, was '" + variable + "'");
            }
            String name = variable.substring(0, equals);
            int colon = name.lastIndexOf(':');
            values.put(
                    colon < 0 ? name : name.substring(0, colon),
                    Surroundings.value(
                            colon < 0 ? "str" : name.substring(colon + 1),
                            variable.substring(equals + 1)));
        }
        return values;
    }
}
