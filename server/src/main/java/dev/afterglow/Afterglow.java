package dev.afterglow;

import dev.afterglow.cli.CommandLineTools;

/// The program: `afterglow COMMAND`. What it knows of commands stands in the `cli` module.
public final class Afterglow {

    private Afterglow() {}

    public static void main(String[] arguments) {
        int exitCode = CommandLineTools.run(arguments);
        if (exitCode != CommandLineTools.STILL_SERVING) {
            System.exit(exitCode);
        }
    }
}
