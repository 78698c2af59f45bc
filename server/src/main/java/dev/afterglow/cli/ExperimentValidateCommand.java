package dev.afterglow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says whether a file is an experiment that may be run; runs nothing.
@Command(
        name = "validate",
        description = "Says what is wrong in an experiment; runs nothing.",
        mixinStandardHelpOptions = true)
final class ExperimentValidateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ExperimentSurroundings surroundings = new ExperimentSurroundings();

    @Parameters(paramLabel = "FILE.json", description = "The experiment; - is standard input.")
    private String file = "-";

    @Override
    public Integer call() {
        ExperimentSurroundings.file(file, surroundings.of(System.getenv(), spec), spec);
        spec.commandLine().getOut().println(file + ": may be run");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
