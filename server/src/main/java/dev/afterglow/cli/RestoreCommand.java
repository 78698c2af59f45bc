package dev.afterglow.cli;

import dev.afterglow.database.Database;
import dev.afterglow.database.DatabaseSettings;
import dev.afterglow.database.Restore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `afterglow restore FILE`: brings a backup into an empty database; the server must be stopped.
@Command(
        name = "restore",
        description = "Bring a backup into an empty database. Stop the server first.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "A backup; - for standard input.")
    private String file;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (InputStream in = file.equals("-") ? System.in : open();
                Database database =
                        Database.open(DatabaseSettings.fromEnvironment(System.getenv()))) {
            long rows = Restore.read(database.source(), in);
            spec.commandLine().getErr().printf("%,d rows restored%n", rows);
            return 0;
        }
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(Path.of(file)));
    }
}
