package dev.afterglow.cli;

import dev.afterglow.database.DatabaseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// The program and its root command; without a command it prints help.
@Command(
        name = "afterglow",
        description = "Holds the pager for the numbers customers feel.",
        mixinStandardHelpOptions = true,
        version = "afterglow 0.1.0",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ApplyCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DetectCommand.class,
            OncallCommand.class,
            MeetCommand.class,
            AgreementCommand.class,
            PatternsCommand.class,
            SimilarCommand.class,
            ImportCommand.class,
            SimulateCommand.class,
            ExperimentCommand.class
        })
public final class CommandLineTools implements Runnable {

    /// The answer of a command that started a server: the process goes on.
    static final int STILL_SERVING = -1;

    private static final int WRONG_USE = 2;

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        // Pages and messages are in English: so are their numbers, whatever the machine speaks.
        Locale.setDefault(Locale.ENGLISH);
        int exitCode = run(arguments);
        if (exitCode != STILL_SERVING) {
            System.exit(exitCode);
        }
    }

    /// Runs one command line and returns its exit code, or [#STILL_SERVING].
    static int run(String... arguments) {
        CommandLine commandLine = new CommandLine(new CommandLineTools());
        commandLine.setParameterExceptionHandler(CommandLineTools::explain);
        commandLine.setExecutionExceptionHandler(CommandLineTools::explainBroken);
        return commandLine.execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private static int explain(ParameterException exception, String[] arguments) {
        PrintWriter err = exception.getCommandLine().getErr();
        err.println("afterglow: " + exception.getMessage());
        return WRONG_USE;
    }

    private static int explainBroken(
            Exception exception, CommandLine commandLine, ParseResult parsed) throws Exception {
        String sentence =
                switch (exception) {
                    case NoSuchFileException missing -> "there is no file " + missing.getMessage();
                    case IOException broken -> String.valueOf(broken.getMessage());
                    case DatabaseException refused -> String.valueOf(refused.getMessage());
                    default -> throw exception;
                };
        commandLine.getErr().println("afterglow: " + sentence);
        return WRONG_USE;
    }
}
