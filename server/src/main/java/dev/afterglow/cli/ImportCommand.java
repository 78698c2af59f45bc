package dev.afterglow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `afterglow import …`: what was kept elsewhere.
@Command(
        name = "import",
        description = "Takes over what was kept elsewhere.",
        mixinStandardHelpOptions = true,
        subcommands = ImportIncidentsCommand.class)
final class ImportCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw InputText.wrong(spec, "expected what to import: incidents");
    }
}
