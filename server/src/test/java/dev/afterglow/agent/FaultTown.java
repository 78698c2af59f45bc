package dev.afterglow.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A host in small for faults: a network with traffic, a process that ticks, a clock, a folder, and
/// an agent; each fault that was begun is watched from outside the agent.
final class FaultTown implements AutoCloseable {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Path folder;
    private final Namespace network;
    private final String victim;
    private final Process process;
    private final boolean isClockFake;
    private final List<Runnable> open = new ArrayList<>();
    private final Map<String, Watched> faults = new LinkedHashMap<>();
    private AgentProcess agent;
    private Controller controller;

    /// @param folder of root, on a path that only root can change
    /// @param number of this town; networks and processes have it in their names
    /// @param isClockFake whether the agent's clock can be moved
    FaultTown(Path folder, int number, boolean isClockFake) throws Exception {
        this.folder = folder;
        this.isClockFake = isClockFake;
        network = new Namespace("aft-" + number);
        victim = "victim-" + number;
        Path script = folder.resolve(victim);
        Files.writeString(script, "#!/bin/sh\nwhile :; do echo tick; sleep 0.1; done\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        process = new ProcessBuilder(script.toString()).start();
        Files.writeString(folder.resolve("clock"), "+0\n");
        Files.writeString(folder.resolve("host-clock"), "+0\n");
        AgentProcess.ceiling(folder, network.name(), victim);
        startAgent();
    }

    /// A new one, on the folder of the one before.
    void startAgent() throws IOException {
        agent = new AgentProcess(folder, isClockFake ? folder.resolve("host-clock") + "" : "");
        controller = new Controller(agent);
    }

    AgentProcess agent() {
        return agent;
    }

    Controller controller() {
        return controller;
    }

    Namespace network() {
        return network;
    }

    /// Moves the clock of the agent and its guard.
    void moveClock(int seconds) throws IOException {
        Files.writeString(folder.resolve("host-clock"), "%+d\n".formatted(seconds));
    }

    /// Begins a fault of a kind, and waits until it is felt.
    void begin(FaultKind kind) throws Exception {
        String name = kind.word();
        String fields = "\"kind\": \"" + name + "\", ";
        switch (kind) {
            case BLACKHOLE -> felt(name, traffic("127.0.0.2"), fields + packets("127.0.0.2"));
            case LOSS ->
                    felt(
                            name,
                            traffic("127.0.0.3"),
                            fields + packets("127.0.0.3") + ", \"percent\": 60");
            case PAUSE -> felt(name, sampled(this::isPaused), fields + process());
            case DISK ->
                    felt(
                            name,
                            sampled(() -> Files.exists(folder.resolve("afterglow_disk"))),
                            fields + "\"megabytes\": 4, \"folder\": \"" + folder + "\"");
            case CPU -> load(name, fields + "\"cores\": 1, \"percent\": 5");
            case MEMORY -> load(name, fields + "\"megabytes\": 16");
            case IO -> load(name, fields + "\"megabytes\": 8, \"folder\": \"" + folder + "\"");
            case CLOCK ->
                    felt(
                            name,
                            sampled(this::isClockOff),
                            fields + "\"offset\": 7200, \"file\": \"%s\"".formatted(clock()));
            default -> throw new IllegalArgumentException(name + " is not watched");
        }
    }

    private Traffic traffic(String address) throws Exception {
        Traffic traffic = new Traffic(network, address);
        open.add(traffic::close);
        return traffic;
    }

    private Sampled sampled(java.util.function.BooleanSupplier isThere) {
        Sampled sampled = new Sampled(isThere);
        open.add(sampled::close);
        return sampled;
    }

    private String packets(String address) {
        return "\"addresses\": \"%s\", \"ns\": \"%s\"".formatted(address, network.name());
    }

    private String process() {
        return "\"process\": \"%s\"".formatted(victim);
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    private boolean isPaused() {
        return RunningProcess.find((int) process.pid())
                .filter(found -> found.state() == 'T')
                .isPresent();
    }

    /// A program whose clock hangs on the file says what time it is.
    private boolean isClockOff() {
        try {
            ProcessBuilder date = new ProcessBuilder("date", "+%s");
            date.environment().put("LD_PRELOAD", AgentProcess.FAKE_CLOCK);
            date.environment().put("FAKETIME_TIMESTAMP_FILE", clock().toString());
            date.environment().put("FAKETIME_NO_CACHE", "1");
            Process asked = date.start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            long real =
                    Files.getLastModifiedTime(Files.createTempFile(folder, "now", ""))
                            .to(TimeUnit.SECONDS);
            return Long.parseLong(said.strip()) - real > 3_600;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void load(String name, String fields) throws Exception {
        controller.begin(name, fields);
        String touched = agent.call("GET", "faults/" + name, "").body();
        int group = Integer.parseInt(touched.replaceAll(".*process group (\\d+).*", "$1"));
        faults.put(
                name,
                sampled(() ->
                        RunningProcess.find(group).filter(one -> one.state() != 'Z').isPresent()));
        await(name);
    }

    private void felt(String name, Watched watched, String fields) throws Exception {
        controller.begin(name, fields);
        faults.put(name, watched);
        await(name);
    }

    private void await(String name) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (faults.get(name).lastSeenNanos() == 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000);
        }
        if (faults.get(name).lastSeenNanos() == 0) {
            throw new IllegalStateException(name + " was begun and never felt");
        }
    }

    /// How long after that time each fault was still felt, in milliseconds; watched for so long.
    Map<String, Long> goneAfterMillis(long sinceNanos, long watchedMillis) {
        long until = sinceNanos + watchedMillis * 1_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(10_000_000);
        }
        Map<String, Long> gone = new LinkedHashMap<>();
        faults.forEach((name, watched) ->
                gone.put(name, Math.max(0, (watched.lastSeenNanos() - sinceNanos) / 1_000_000)));
        return gone;
    }

    /// The next words of the process that ticks; it does not stand still.
    String tick() throws IOException {
        BufferedReader words =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return words.readLine();
    }

    /// Records of faults that nobody has taken note of as gone.
    List<String> records() throws IOException {
        return new Records(folder.resolve("state")).left();
    }

    @Override
    public void close() {
        controller.leave();
        agent.close();
        open.forEach(Runnable::run);
        process.destroyForcibly();
        network.close();
    }
}
