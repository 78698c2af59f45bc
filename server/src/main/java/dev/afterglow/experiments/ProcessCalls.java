package dev.afterglow.experiments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The `process` provider: an allowed executable is run, and its `status`, `stdout` and `stderr`
/// kept. A status other than zero is an answer; not ending in time is a failure.
final class ProcessCalls {

    private static final int LONGEST_OUTPUT_BYTES = 1 << 20;
    private static final int MOST_DESCENDANTS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TO_DIE = Duration.ofSeconds(2);

    private final Allowed allowed;
    private final Map<String, String> environment;
    private final Halt halt;

    ProcessCalls(Allowed allowed, Map<String, String> environment, Halt halt) {
        this.allowed = allowed;
        this.environment = Map.copyOf(environment);
        this.halt = halt;
    }

    /// Runs what a provider says, with values put into its arguments.
    Outcome call(ObjectNode provider, Values values) {
        String path = provider.path("path").asString("");
        Optional<Path> executable = allowed.find(path);
        if (executable.isEmpty()) {
            return new Outcome.Failed("path '" + path + "' cannot be found");
        }
        if (!allowed.mayRun(executable.get())) {
            return new Outcome.Failed("executable '" + executable.get() + "' is not allowed");
        }
        Optional<List<String>> command =
                command(executable.get(), values.fill(provider.path("arguments")));
        if (command.isEmpty()) {
            return new Outcome.Failed("its arguments need a shell, which is not allowed");
        }
        JsonNode timeout = values.fill(provider.path("timeout"));
        double seconds = timeout.asDouble(0);
        return run(
                command.get(),
                seconds > 0 ? Duration.ofMillis(Math.round(seconds * 1000)) : PATIENCE);
    }

    private Optional<List<String>> command(Path executable, JsonNode arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        if (!arguments.isString()) {
            command.addAll(ProcessArguments.words(arguments));
            return Optional.of(command);
        }
        Optional<List<String>> words = ProcessArguments.split(arguments.stringValue());
        if (words.isPresent()) {
            command.addAll(words.get());
            return Optional.of(command);
        }
        return allowed.maySpeakShell()
                ? Optional.of(List.of("/bin/sh", "-c", executable + " " + arguments.stringValue()))
                : Optional.empty();
    }

    private Outcome run(List<String> command, Duration patience) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            Written out = new Written(process.getInputStream());
            Written err = new Written(process.getErrorStream());
            Optional<String> cut = await(process, patience);
            if (cut.isPresent()) {
                end(process);
                return new Outcome.Failed(cut.get());
            }
            ObjectNode output = JsonNodeFactory.instance.objectNode();
            output.put("status", process.exitValue());
            output.put("stdout", out.text());
            output.put("stderr", err.text());
            return new Outcome.Output(output);
        } catch (IOException broken) {
            return new Outcome.Failed("could not start " + command.getFirst() + ": " + broken);
        }
    }

    /// Why it was not waited for to the end; empty when it ended by itself.
    private Optional<String> await(Process process, Duration patience) {
        CompletableFuture<String> stop = halt.asked();
        try {
            CompletableFuture.anyOf(process.onExit(), stop)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return process.isAlive() ? Optional.of("stopped: " + stop.join()) : Optional.empty();
        } catch (TimeoutException slow) {
            return Optional.of("process activity took too long to complete");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("stopped: its thread was stopped");
        } catch (ExecutionException broken) {
            return Optional.of(String.valueOf(broken.getCause()));
        } finally {
            stop.cancel(false);
        }
    }

    /// Ends it and what it started: gently, then surely.
    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().limit(MOST_DESCENDANTS).forEach(all::add);
        all.forEach(ProcessHandle::destroy);
        try {
            process.onExit().get(TO_DIE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /// What a process writes: the first part of it is kept, the rest is read and forgotten, so that
    /// the process is not held up.
    private static final class Written {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final Thread reader;

        Written(InputStream stream) {
            reader = Thread.ofVirtual().start(() -> read(stream));
        }

        private void read(InputStream stream) {
            byte[] buffer = new byte[8192];
            try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    synchronized (kept) {
                        kept.write(buffer, 0, Math.min(n, LONGEST_OUTPUT_BYTES - kept.size()));
                    }
                }
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        }

        /// A child that was left behind may hold the stream open: what came until now is taken.
        String text() {
            try {
                reader.join(TO_DIE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            synchronized (kept) {
                return kept.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
