package dev.afterglow.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs small programs of the system and waits for them.
final class Commands {

    private static final int LONGEST_SECONDS = 5;
    private static final int LONGEST_OUTPUT_BYTES = 1 << 20;

    private Commands() {}

    /// @param output of both streams
    record Result(int code, String output) {
        boolean isDone() {
            return code == 0;
        }
    }

    /// Runs a program with something to read. One that does not end in 5 s is killed, and has
    /// failed.
    static Result run(List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream stream = process.getOutputStream()) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException unread) {
                // It ended without reading; its code says how.
                process.getOutputStream();
            }
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(-1, command.getFirst() + " did not end in 5 s");
            }
            byte[] output = process.getInputStream().readNBytes(LONGEST_OUTPUT_BYTES);
            return new Result(process.exitValue(), new String(output, StandardCharsets.UTF_8));
        } catch (IOException missing) {
            return new Result(-1, String.valueOf(missing.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Result(-1, "its thread was stopped");
        }
    }

    /// The same within a namespace of the network; the empty name is the host's own.
    static Result within(String namespace, List<String> command, String input) {
        List<String> whole = new ArrayList<>();
        if (!namespace.isEmpty()) {
            whole.addAll(List.of("ip", "netns", "exec", namespace));
        }
        whole.addAll(command);
        return run(whole, input);
    }

    /// Where a program is.
    static Optional<Path> find(String program, String searchPath) {
        return Arrays.stream(searchPath.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// As one word of a shell.
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
