package dev.afterglow.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults on a host, by the built jar, with real traffic in a network of their own; needs root. How
/// long they outlive whoever kept them is measured by `./dev bench faults`; here they must go.
@Tag("root")
class HostFaultsStory {

    private static final long SEED = 20_261_129;

    @TempDir Path folder;

    /// Agent killed, agent frozen, controller gone, clock moved.
    @Test
    void a_fault_goes_with_whoever_kept_it() throws Exception {
        List<Future<FaultRun>> runs = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (FaultRun.Event event : FaultRun.Event.values()) {
                int town = 10 + runs.size();
                Path own = Files.createDirectory(folder.resolve(event.name()));
                runs.add(two.submit(() -> FaultRun.play(SEED + town, event, own, town)));
            }
        }

        for (Future<FaultRun> run : runs) {
            System.out.println(run.get());
            assertThat(run.get().complaints()).as(run.get().toString()).isEmpty();
        }
    }

    /// The command that plays an experiment is killed in the middle of it.
    @Test
    void a_runner_that_is_killed_takes_its_faults_along() throws Exception {
        try (FaultTown town = new FaultTown(folder, 20, false)) {
            Traffic traffic = new Traffic(town.network(), "127.0.0.2");
            Process run = experiment(town, 60, folder.resolve("cut.json"));
            awaitMoved(traffic, true);

            run.destroyForcibly().waitFor();
            awaitMoved(traffic, false);

            assertThat(town.agent().call("GET", "faults/cut", "").body())
                    .contains("its lease lapsed: nobody renewed it");
            traffic.close();
        }
    }

    @Test
    void a_run_to_its_end_says_that_its_fault_is_gone() throws Exception {
        try (FaultTown town = new FaultTown(folder, 21, false)) {
            Traffic traffic = new Traffic(town.network(), "127.0.0.2");
            Process run = experiment(town, 4, folder.resolve("whole.json"));

            String said = new String(run.getInputStream().readAllBytes(), UTF_8);
            boolean over = run.waitFor(30, TimeUnit.SECONDS);

            assertThat(over).isTrue();
            assertThat(traffic.lost()).isPositive();
            assertThat(said)
                    .contains("upheld: the hypothesis held")
                    .contains("fault cut is gone, seen by its agent");
            assertThat(run.exitValue()).isZero();
            assertThat(town.network().tables()).doesNotContain(PacketFault.PREFIX);
            traffic.close();
        }
    }

    /// Nobody is left to undo anything: the kernel lets packets through again, and the next agent
    /// wakes the process.
    @Test
    void without_agent_and_guard_the_kernel_and_the_next_agent_undo() throws Exception {
        try (FaultTown town = new FaultTown(folder, 22, false)) {
            town.begin(FaultKind.PAUSE);
            Traffic traffic = new Traffic(town.network(), "127.0.0.2");
            town.controller()
                    .begin(
                            "cut",
                            "\"kind\": \"blackhole\", \"addresses\": \"127.0.0.2\", \"ns\": \"%s\""
                                    .formatted(town.network().name()));
            awaitMoved(traffic, true);

            new Signals().send(town.agent().guard(), Signals.KILL);
            town.agent().kill();
            awaitMoved(traffic, false);
            boolean wasLeft = town.network().tables().contains(PacketFault.PREFIX);
            List<String> records = town.records();
            town.startAgent();

            assertThat(wasLeft).isTrue();
            assertThat(records).contains("pause", "cut");
            assertThat(town.records()).isEmpty();
            assertThat(town.network().tables()).doesNotContain(PacketFault.PREFIX);
            assertThat(town.tick()).isEqualTo("tick");
            traffic.close();
        }
    }

    private static void awaitMoved(Traffic traffic, boolean isLost) {
        long before = isLost ? traffic.lost() : traffic.came();
        Program.until(
                isLost ? "twenty packets are lost" : "twenty packets come",
                Duration.ofSeconds(60),
                () -> (isLost ? traffic.lost() : traffic.came()) >= before + 20);
    }

    private Process experiment(FaultTown town, int seconds, Path file) throws Exception {
        String agent = town.agent().address().toString();
        Files.writeString(
                file,
                """
                {"title": "Cut off", "description": "Nobody answers.",
                 "secrets": {"agent": {"token": {"type": "env", "key": "AGENT_TOKEN"}}},
                 "steady-state-hypothesis": {"title": "The agent answers", "probes": [
                   {"type": "probe", "name": "answers", "tolerance": 200,
                    "provider": {"type": "http", "url": "%s/agent/v1/kinds",
                      "headers": {"Authorization": "Bearer ${token}"}}, "secrets": ["agent"]}]},
                 "method": [
                   {"type": "action", "name": "cut", "pauses": {"after": %d}, "secrets": ["agent"],
                    "provider": {"type": "http", "method": "POST", "url": "%s/agent/v1/faults",
                      "headers": {"Authorization": "Bearer ${token}",
                        "Content-Type": "application/json"},
                      "arguments": {"name": "cut", "kind": "blackhole", "seconds": 60,
                        "addresses": ["127.0.0.2"], "ns": "%s"}}}],
                 "rollbacks": []}
                """
                        .formatted(agent, seconds, agent, town.network().name()));
        List<String> command = new ArrayList<>(AgentProcess.java());
        command.addAll(List.of("experiment", "run", file.toString()));
        command.addAll(List.of("--allow-host", town.agent().address().getAuthority()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AGENT_TOKEN", AgentProcess.TOKEN);
        return builder.redirectErrorStream(true).start();
    }
}
