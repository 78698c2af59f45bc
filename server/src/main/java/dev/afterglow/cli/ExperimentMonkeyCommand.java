package dev.afterglow.cli;

import dev.afterglow.experiments.Mistake;
import dev.afterglow.experiments.MonkeyFile;
import dev.afterglow.experiments.MonkeyPlan;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what the monkey would do on some days; terminates nothing.
@Command(
        name = "monkey",
        description = {
            "Draws Chaos Monkey's schedule for some days and shows it; terminates nothing.",
            "Ends with 1 when a group is left in peace for longer than chance would."
        },
        mixinStandardHelpOptions = true)
final class ExperimentMonkeyCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE.json",
            description = "Opt-ins and instances; - is standard input.")
    private String file = "-";

    @Option(names = "--from", required = true, paramLabel = "DAY", description = "The first day.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "The last day.")
    private LocalDate to = LocalDate.EPOCH;

    @Override
    public Integer call() {
        InputText input = InputText.read(file, spec);
        MonkeyFile.Read read = MonkeyFile.read(input.text());
        if (!read.mistakes().isEmpty()) {
            throw InputText.wrong(
                    spec,
                    read.mistakes().stream()
                            .map((Mistake mistake) -> input.name() + ":" + mistake)
                            .collect(Collectors.joining(System.lineSeparator())));
        }
        MonkeyPlan plan = plan(read.file().getFirst());
        PrintWriter out = spec.commandLine().getOut();
        out.println("at,app,account,stack,cluster,region,instance,decision");
        for (MonkeyPlan.Row row : plan.rows()) {
            out.println(
                    CsvLine.of(
                            row.at().toString(),
                            row.group().app(),
                            row.group().account(),
                            row.group().stack(),
                            row.group().cluster(),
                            row.group().region(),
                            row.instance(),
                            row.decision()));
        }
        out.flush();
        plan.silences().forEach(spec.commandLine().getErr()::println);
        return plan.silences().isEmpty() ? 0 : 1;
    }

    private MonkeyPlan plan(MonkeyFile read) {
        try {
            return MonkeyPlan.play(read, from, to);
        } catch (IllegalArgumentException wrong) {
            throw InputText.wrong(spec, String.valueOf(wrong.getMessage()));
        }
    }
}
