package dev.afterglow.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `afterglow apply FILE.yaml`: brings a running server to what the file says.
@Command(
        name = "apply",
        description =
                "Brings a running server to what a configuration file says, and prints the plan.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private static final int REFUSED = 422;

    @Spec private CommandSpec spec;

    @Mixin private ServerCall server;

    @Parameters(paramLabel = "FILE.yaml", description = "The configuration; - is standard input.")
    private String file;

    @Option(names = "--dry-run", description = "Print the plan and change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        InputText input = InputText.read(file, spec);
        ServerCall.Answer answer =
                server.post("/api/configuration?dry-run=" + dryRun, input.text(), spec);
        if (answer.status() == REFUSED) {
            answer.text()
                    .lines()
                    .forEach(
                            line -> spec.commandLine().getErr().println(input.name() + ":" + line));
            spec.commandLine().getErr().println("afterglow: refused; nothing was changed");
            return 1;
        }
        spec.commandLine().getOut().print(answer.text());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
