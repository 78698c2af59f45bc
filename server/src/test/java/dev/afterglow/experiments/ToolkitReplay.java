package dev.afterglow.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Plays recorded calls of chaoslib and compares the answers: tolerances, validations,
/// substitutions, and the fixtures that need no Python.
final class ToolkitReplay {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, int[]> counts = new TreeMap<>();

    /// @param folder with the files of recorded calls
    ToolkitReplay(Path folder) {
        this.folder = folder;
    }

    /// An answer that is not the recorded one.
    ///
    /// @param reason why that is meant so; empty when it is not
    record Difference(String where, String recorded, String ours, String reason) {}

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /// Calls played and answers that were the same, by file.
    Map<String, int[]> counts() {
        return counts;
    }

    ToolkitReplay play() throws IOException {
        tolerances();
        substitutions();
        validTolerances();
        validActivities();
        validExperiments();
        fixtures();
        return this;
    }

    private void tolerances() throws IOException {
        for (JsonNode call : lines("tolerance.jsonl")) {
            JsonNode value = bytes(call.path("value"));
            boolean met =
                    new Tolerances(ToolkitReplay::fixture)
                            .within(call.path("tolerance"), value, values(call))
                            .met();
            String error = call.path("error").asString("");
            compare(
                    "tolerance.jsonl",
                    call,
                    error.isEmpty() ? call.path("result").toString() : error,
                    String.valueOf(met));
        }
    }

    private void substitutions() throws IOException {
        for (JsonNode call : lines("substitute.jsonl")) {
            JsonNode ours = values(call).fill(call.path("data"));
            boolean same = Equality.equal(ours, call.path("result"));
            String recorded = call.path("result").toString();
            compare("substitute.jsonl", call, recorded, same ? recorded : ours.toString());
        }
    }

    private void validTolerances() throws IOException {
        for (JsonNode call : lines("tolerance-valid.jsonl")) {
            JsonNode tolerance = call.path("tolerance");
            List<String> ours = new ArrayList<>(ToleranceRules.mistakes(tolerance));
            if (tolerance.path("type").asString("").equals("probe")) {
                rules().check(tolerance, "").forEach(each -> ours.add(each.message()));
            }
            valid("tolerance-valid.jsonl", call, ours);
        }
    }

    private void validActivities() throws IOException {
        for (JsonNode call : lines("activity-valid.jsonl")) {
            List<Mistake> ours = rules().check(call.path("activity"), "");
            valid("activity-valid.jsonl", call, ours.stream().map(Mistake::message).toList());
        }
    }

    private void validExperiments() throws IOException {
        for (JsonNode call : lines("experiment-valid.jsonl")) {
            List<Mistake> ours =
                    Validation.mistakes(
                            ExperimentFile.of((ObjectNode) call.path("experiment")), everything());
            valid("experiment-valid.jsonl", call, ours.stream().map(Mistake::message).toList());
        }
    }

    private void fixtures() throws IOException {
        Path file = folder.resolve("fixtures.json");
        if (!Files.exists(file)) {
            return;
        }
        for (var each : JSON.readTree(Files.readString(file)).path("experiments").properties()) {
            ObjectNode experiment = (ObjectNode) each.getValue();
            boolean needsPython = experiment.findValuesAsString("type").contains("python");
            ExperimentFile written = ExperimentFile.of(experiment);
            if (needsPython || !Validation.mistakes(written, everything()).isEmpty()) {
                continue;
            }
            RunResult result =
                    new Runner(
                                    written,
                                    everything(),
                                    RunOptions.DEFAULT.withCompatible(true),
                                    InstantSource.system(),
                                    new Halt(),
                                    line -> {})
                            .run();
            String expected = expectedStatus(each.getKey());
            String ours = result.journal().path("status").asString("");
            count("fixtures.json", expected.equals(ours));
            if (!expected.equals(ours)) {
                differences.add(
                        new Difference("fixtures.json " + each.getKey(), expected, ours, ""));
            }
        }
    }

    /// Nobody answers at example.com in a test: the gate cannot be asked.
    private static String expectedStatus(String fixture) {
        return fixture.equals("HTTPToleranceExperiment") ? "failed" : "completed";
    }

    private void valid(String file, JsonNode call, List<String> ours) {
        String error = call.path("error").asString("");
        String recorded = error.replaceFirst("^Invalid[A-Za-z]+: ", "");
        String first = ours.isEmpty() ? "" : ours.getFirst();
        boolean same = recorded.isEmpty() ? first.isEmpty() : first.startsWith(recorded.strip());
        compare(
                file,
                call,
                recorded.isEmpty() ? "valid" : recorded,
                same
                        ? (recorded.isEmpty() ? "valid" : recorded)
                        : first.isEmpty() ? "valid" : first);
    }

    private void compare(String file, JsonNode call, String recorded, String ours) {
        boolean same = recorded.equals(ours);
        count(file, same);
        if (!same) {
            differences.add(
                    new Difference(
                            file + " " + call.path("test").asString(""),
                            recorded,
                            ours,
                            reason(recorded, ours).orElse("")));
        }
    }

    /// The differences that are meant, each with its reason.
    private static Optional<String> reason(String recorded, String ours) {
        if (recorded.contains("jsonpath2") || recorded.contains("JSONPath")) {
            return Optional.of("recorded where jsonpath2 was not installed; JSON paths work here");
        }
        if (recorded.startsWith("could not find Python module")
                && ours.contains("is not among the Python functions")) {
            return Optional.of("refused as well, in words that name the functions that are known");
        }
        if (recorded.equals("valid") && ours.contains("is not among the Python functions")) {
            return Optional.of(
                    "a Python function of the Toolkit's own tests: not in the fixed list");
        }
        if (recorded.equals("valid") && ours.contains("is Python and does not run here")) {
            return Optional.of("a control is Python: it must be dropped by name");
        }
        return Optional.empty();
    }

    private void count(String file, boolean same) {
        int[] count = counts.computeIfAbsent(file, name -> new int[2]);
        count[0]++;
        count[1] += same ? 1 : 0;
    }

    private List<JsonNode> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            return List.of();
        }
        return Files.readAllLines(path).stream()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .toList();
    }

    private static JsonNode bytes(JsonNode value) {
        return value.has("__bytes__") ? value.get("__bytes__") : value;
    }

    private static Values values(JsonNode call) {
        ExperimentFile file = ExperimentFile.of(JSON.createObjectNode());
        ObjectNode document = JSON.createObjectNode();
        document.set("secrets", call.path("secrets"));
        Values secrets = Configurations.load(file, document, everything()).values();
        Map<String, JsonNode> configuration = new TreeMap<>();
        call.path("configuration")
                .properties()
                .forEach(each -> configuration.put(each.getKey(), each.getValue()));
        return new Values(configuration, secrets.secrets());
    }

    private static ActivityRules rules() {
        return new ActivityRules(
                ExperimentFile.of(JSON.createObjectNode()), everything(), Values.NONE);
    }

    private static Surroundings everything() {
        Allowed allowed =
                Allowed.of(
                        List.of("echo", "/usr/bin/python3"),
                        List.of("example.com"),
                        false,
                        "/usr/bin:/bin");
        return new Surroundings(Map.of("PATH", "/usr/bin"), Map.of(), allowed, Set.of());
    }

    /// The two functions of the Toolkit's tests that stand in recorded tolerances.
    private static Outcome fixture(ObjectNode activity, Values values) {
        JsonNode arguments = activity.path("provider").path("arguments");
        JsonNode value = arguments.path("value");
        boolean met =
                switch (activity.path("provider").path("func").asString("")) {
                    case "check_under_treshold" ->
                            value.decimalValue().compareTo(arguments.path("target").decimalValue())
                                    < 0;
                    case "must_be_in_range" -> {
                        int number = Integer.parseInt(value.path("body").asString(""));
                        yield number >= arguments.path("a").intValue()
                                && number <= arguments.path("b").intValue();
                    }
                    default -> throw new IllegalStateException("fixture " + activity);
                };
        return new Outcome.Output(JSON.getNodeFactory().booleanNode(met));
    }
}
