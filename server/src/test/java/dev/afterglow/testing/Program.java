package dev.afterglow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A program of the machine that a story starts and ends.
public record Program(Process process) implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(100);

    /// Starts it; its output goes to a file in the folder.
    public static Program start(Path folder, String... command) {
        try {
            return new Program(
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(name(command) + ".log").toFile())
                            .start());
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    command[0] + " did not start: install Debian's package of that name",
                    exception);
        }
    }

    /// Runs it to its end, at most 30 s, and returns what it printed.
    public static String run(Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end well: " + output);
        }
        return output;
    }

    /// Waits until something has happened in the other program.
    public static void until(String what, Duration longest, BooleanSupplier happened) {
        long end = System.nanoTime() + longest.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + longest.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static String name(String... command) {
        return Path.of(command[0]).getFileName().toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException exception) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
