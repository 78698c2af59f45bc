package dev.afterglow.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A process of a few megabytes, in a session of its own, that undoes all faults when it hears
/// nothing of the agent. It is there before the first fault.
final class Guard {

    static final double SILENCE_SECONDS = 1.3;
    private static final int TO_START_SECONDS = 10;

    private final Process process;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final AtomicBoolean hasUndone = new AtomicBoolean();

    private Guard(Process process) {
        this.process = process;
    }

    /// Returns when it has said that it is there.
    ///
    /// @param records the folder of scripts that undo
    static Guard start(Path records) throws IOException {
        Path script = records.resolve("guard.sh");
        try (InputStream own = Guard.class.getResourceAsStream("/agent/guard.sh")) {
            if (own == null) {
                throw new IllegalStateException("the guard's script is not in the jar");
            }
            Files.write(script, own.readAllBytes());
        }
        Guard guard =
                new Guard(
                        new ProcessBuilder(
                                        "setsid",
                                        "sh",
                                        script.toString(),
                                        records.toString(),
                                        String.valueOf(SILENCE_SECONDS))
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start());
        Thread.ofVirtual().name("guard-words").start(guard::listen);
        try {
            guard.ready.get(TO_START_SECONDS, TimeUnit.SECONDS);
            return guard;
        } catch (TimeoutException | ExecutionException silent) {
            throw new IOException(
                    "the guard did not start (sh, setsid and timeout are needed)", silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the guard's start was stopped", stopped);
        }
    }

    private void listen() {
        try (BufferedReader words =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                if (word.equals("ready")) {
                    ready.complete(null);
                } else {
                    hasUndone.set(true);
                }
            }
            ready.completeExceptionally(new IOException("it ended"));
        } catch (IOException ended) {
            ready.completeExceptionally(ended);
        }
    }

    /// Tells it that the agent is there.
    ///
    /// @return false when it is gone itself
    boolean hears() {
        return tell(".\n");
    }

    boolean isThere() {
        return process.isAlive();
    }

    /// Whether it undid everything since this was asked last.
    boolean hasUndone() {
        return hasUndone.getAndSet(false);
    }

    /// Lets it go; faults must be undone before.
    void dismiss() {
        tell("bye\n");
    }

    long pid() {
        return process.pid();
    }

    private boolean tell(String line) {
        try {
            OutputStream stream = process.getOutputStream();
            stream.write(line.getBytes(StandardCharsets.US_ASCII));
            stream.flush();
            return process.isAlive();
        } catch (IOException gone) {
            return false;
        }
    }
}
