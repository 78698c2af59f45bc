package dev.afterglow.cli;

import dev.afterglow.company.Company;
import dev.afterglow.company.CompanySettings;
import dev.afterglow.company.Effect;
import dev.afterglow.company.History;
import dev.afterglow.company.PatternFolder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes a simulated company's history as a pattern folder, with planted effects or none.
@Command(
        name = "simulate",
        description = "A company's history with planted or no effects, as a pattern folder.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final double INCIDENTS_A_PERSON_YEAR = 0.6;

    private CommandSpec spec = CommandSpec.create();

    /// Also adds the list of effects to the command's help.
    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.usageMessage().footer(effectsInHelp());
    }

    private static String[] effectsInHelp() {
        return Stream.concat(
                        Stream.of("", "Effects and traps; 1 plants nothing:"),
                        Arrays.stream(Effect.values())
                                .map(e -> "  " + e.key() + ": " + e.description()))
                .toArray(String[]::new);
    }

    @Option(names = "--years", required = true, description = "Length of the period, 1 to 20.")
    private int years;

    @Option(names = "--people", required = true, description = "People, 1 to 20000.")
    private int people;

    @Option(names = "--seed", required = true, description = "The same seed, the same history.")
    private long seed;

    @Option(
            names = "--effect",
            paramLabel = "NAME=RATIO",
            description = "Plants an effect or a trap; may be repeated. See below.")
    private Map<String, Double> effects = new LinkedHashMap<>();

    @Option(
            names = "--incidents",
            defaultValue = "-1",
            description =
                    "Incidents expected where nothing is planted. Default: 0.6 a person and year.")
    private int incidents;

    @Option(
            names = "--until",
            defaultValue = "2026-11-01",
            description = "First day after the period. Default: ${DEFAULT-VALUE}.")
    private LocalDate until;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder.")
    private Path out;

    @Override
    public Integer call() {
        History history = simulate();
        try {
            PatternFolder.write(history, out);
        } catch (UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--out " + out + ": " + e.getMessage());
        }
        PrintWriter print = spec.commandLine().getOut();
        print.printf(
                "%s: %d people, %d changes, %d incidents (%d reviewed), %d pages, %s to %s%n",
                out,
                history.people().size(),
                history.changes().size(),
                history.incidents().size(),
                history.incidents().stream().filter(i -> i.reviewed()).count(),
                history.pages().size(),
                history.settings().start(),
                history.settings().end());
        print.flush();
        return 0;
    }

    private History simulate() {
        try {
            CompanySettings settings =
                    CompanySettings.until(until)
                            .withSeed(seed)
                            .withYears(years)
                            .withPeople(people)
                            .withIncidents(expectedIncidents());
            for (Map.Entry<String, Double> planted : effects.entrySet()) {
                settings = settings.with(effect(planted.getKey()), planted.getValue());
            }
            return Company.simulate(settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int expectedIncidents() {
        return incidents >= 0
                ? incidents
                : (int) Math.round(INCIDENTS_A_PERSON_YEAR * people * years);
    }

    private static Effect effect(String name) {
        return Effect.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--effect %s is not known; expected one of %s"
                                        .formatted(name, names())));
    }

    private static String names() {
        return Arrays.stream(Effect.values()).map(Effect::key).collect(Collectors.joining(", "));
    }
}
