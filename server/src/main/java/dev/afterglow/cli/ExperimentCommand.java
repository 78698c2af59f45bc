package dev.afterglow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Chaos experiments in the Chaos Toolkit's format.
@Command(
        name = "experiment",
        description = "Runs chaos experiments in the Chaos Toolkit's format.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ExperimentRunCommand.class,
            ExperimentValidateCommand.class,
            ExperimentMonkeyCommand.class,
            ExperimentProxyCommand.class,
            ExperimentAgentCommand.class
        })
final class ExperimentCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw InputText.wrong(
                spec,
                "expected run, validate, monkey, proxy or agent; see afterglow experiment --help");
    }
}
