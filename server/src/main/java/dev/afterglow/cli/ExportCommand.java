package dev.afterglow.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `afterglow export`: the present state of a running server as a configuration file.
@Command(
        name = "export",
        description = "Prints the present state of a running server as a configuration file.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private ServerCall server;

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().print(server.get("/api/configuration", spec).text());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
