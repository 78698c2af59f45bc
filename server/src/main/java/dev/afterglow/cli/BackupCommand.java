package dev.afterglow.cli;

import dev.afterglow.database.Backup;
import dev.afterglow.database.Database;
import dev.afterglow.database.DatabaseSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `afterglow backup FILE`: a copy of the database, also while the server runs.
@Command(
        name = "backup",
        description = "Copy the database to a file, also while the server runs.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "Where to write; - for standard output.")
    private String file;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Database database =
                Database.beside(DatabaseSettings.fromEnvironment(System.getenv()))) {
            if (file.equals("-")) {
                write(database, System.out);
                return 0;
            }
            Path target = Path.of(file).toAbsolutePath();
            Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
            int tables;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                tables = write(database, out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%d tables, %,d bytes in %s; secrets in the environment and the file"
                                    + " of the signing secret are not part of it%n",
                            tables, Files.size(target), target);
            return 0;
        }
    }

    private static int write(Database database, OutputStream out) throws IOException {
        return Backup.write(database.source(), InstantSource.system().instant(), out);
    }
}
