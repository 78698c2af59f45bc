package dev.afterglow.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The agent with its real guard, on processes and files of the test's own: what needs no root.
class AgentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SPACE = "'kind': 'disk', 'megabytes': 1, 'folder': 'FOLDER'";

    @TempDir Path folder;
    private final List<Process> victims = new ArrayList<>();
    private volatile Agent agent;
    private Thread beating;

    /// The agent is heard all the time, as in life: else its guard takes it for dead.
    @BeforeEach
    void start() throws IOException {
        agent = agent();
        beating = Thread.ofPlatform().name("beats").daemon().start(this::beat);
    }

    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                agent.beat();
            } catch (IOException stopped) {
                assertThat(stopped).isNotNull();
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private void quiet() throws InterruptedException {
        beating.interrupt();
        beating.join();
    }

    @AfterEach
    void stop() throws Exception {
        quiet();
        agent.stop();
        victims.forEach(Process::destroyForcibly);
    }

    private Agent agent() throws IOException {
        Ceiling ceiling =
                new Ceiling(
                        "a-token-of-twenty-characters",
                        EnumSet.complementOf(EnumSet.of(FaultKind.KILL)),
                        List.of(Network.parse("10.1.0.0/20"), Network.parse("fd00::/8")),
                        Set.of("web"),
                        Set.of("agent-victim"),
                        1,
                        Set.of(folder),
                        1,
                        Set.of(),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(30),
                        new Ceiling.Most(2, 20, 1, 50, 64, 4));
        return new Agent(
                ceiling,
                new Abilities(System.getenv("PATH")),
                folder.resolve("state"),
                InstantSource.system(),
                new Random(7));
    }

    private JsonNode order(String name, String fields) {
        String text = "{'name': '%s', 'seconds': 60, %s}".formatted(name, fields);
        return JSON.readTree(text.replace('\'', '"').replace("FOLDER", folder.toString()));
    }

    private RunningProcess victim() throws IOException {
        Path script = folder.resolve("agent-victim");
        Files.writeString(script, "#!/bin/sh\nwhile :; do sleep 1; done\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Process process = new ProcessBuilder(script.toString()).start();
        victims.add(process);
        RunningProcess found = find(process);
        while (!found.name().equals("agent-victim")) {
            found = find(process);
        }
        return found;
    }

    private static RunningProcess find(Process process) {
        return RunningProcess.find((int) process.pid()).orElseThrow();
    }

    private long paused() {
        return victims.stream().filter(each -> find(each).state() == 'T').count();
    }

    private void awaitGone(FaultState state) {
        while (!state.isGone()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void a_fault_that_nobody_renews_is_gone() throws IOException {
        FaultState state = agent.begin(order("full", SPACE + ", 'lease_ms': 500"));
        assertThat(folder.resolve("afterglow_full")).hasSize(1 << 20);

        awaitGone(state);

        assertThat(folder.resolve("afterglow_full")).doesNotExist();
        assertThat(state.json().path("why").asString()).contains("lease lapsed");
        assertThatThrownBy(() -> agent.renew("full"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("full ended: its lease lapsed");
    }

    @Test
    void one_of_several_processes_is_paused_and_goes_on() throws IOException {
        victim();
        victim();

        agent.begin(
                order("still", "'kind': 'pause', 'process': 'agent-victim', 'lease_ms': 30000"));
        long paused = paused();
        FaultState state = agent.end("still", "as asked");

        assertThat(paused).isEqualTo(1);
        assertThat(state.isGone()).isTrue();
        assertThat(paused()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    'kind': 'pause', 'process': 'agent-victim'               | at least 1 left
                    'kind': 'pause', 'process': 'sshd'                       | process: sshd
                    'kind': 'kill', 'process': 'agent-victim'                | kind: kill
                    'kind': 'disk', 'megabytes': 5, 'folder': 'FOLDER'       | 1 to 4, was 5
                    'kind': 'disk', 'megabytes': 1, 'folder': '/etc'         | folder: /etc
                    'kind': 'blackhole', 'addresses': '10.1.0.1'             | host's own network
                    'kind': 'blackhole', 'addresses': '10.1.16.0', 'ns': 'web' | 10.1.16.0;
                    'kind': 'blackhole', 'addresses': 'db', 'ns': 'web'      | an IP address
                    'kind': 'loss', 'addresses': 'fd00::1', 'percent': 21, 'ns': 'web' | was 21
                    'kind': 'cpu', 'cores': 1, 'percent': 51                 | 1 to 50, was 51
                    'kind': 'clock', 'file': '/etc/passwd', 'offset': 1      | file: /etc/passwd
                    'kind': 'fire'                                           | was 'fire'
                    'kind': 'cpu', 'colour': 'red'                           | colour: not a field
                    """)
    void what_is_above_the_ceiling_is_refused_with_its_reason(String fields, String reason)
            throws IOException {
        victim();
        JsonNode order = order("no", fields);

        assertThatThrownBy(() -> agent.begin(order))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
        assertThat(paused()).isZero();
    }

    @Test
    void a_target_that_is_gone_is_told() {
        assertThatThrownBy(() ->
                        agent.begin(order("no", "'kind': 'pause', 'process': 'agent-victim'")))
                .hasMessage("process: no process is called 'agent-victim' here");
    }

    @Test
    void a_name_is_taken_once_and_so_many_faults_are_the_most() throws IOException {
        agent.begin(order("one", SPACE + ", 'lease_ms': 30000"));
        assertThatThrownBy(() -> agent.begin(order("one", SPACE)))
                .hasMessageContaining("there is a fault called one");
        agent.begin(order("two", SPACE + ", 'lease_ms': 30000"));

        assertThatThrownBy(() -> agent.begin(order("three", SPACE)))
                .hasMessageContaining("2 faults at once");
    }

    @Test
    void a_halt_ends_all_and_lets_nothing_begin() throws IOException {
        FaultState state = agent.begin(order("full", SPACE + ", 'lease_ms': 30000"));

        Files.writeString(folder.resolve("state/halt"), "we look at something else\n");
        awaitGone(state);

        assertThatThrownBy(() -> agent.begin(order("again", SPACE)))
                .hasMessageContaining("everything is halted here");
    }

    @Test
    void what_an_earlier_agent_left_is_undone_at_the_start() throws Exception {
        Path left = Files.writeString(folder.resolve("left"), "x");
        quiet();
        agent.stop();
        new Records(folder.resolve("state")).write("left", "rm -f '" + left + "'\n");

        agent = agent();

        assertThat(left).doesNotExist();
        assertThat(new Records(folder.resolve("state")).left()).isEmpty();
        assertThat(folder.resolve("state/audit.log")).content().contains("\"swept\"");
    }

    @Test
    void without_its_guard_nothing_goes_on() throws IOException {
        FaultState state = agent.begin(order("full", SPACE + ", 'lease_ms': 30000"));
        long first = agent.guardPid();

        new Signals().send((int) first, Signals.KILL);
        while (agent.guardPid() == first) {
            LockSupport.parkNanos(1_000_000);
        }
        awaitGone(state);

        assertThat(state.json().path("why").asString()).isEqualTo("the guard was gone");
        assertThat(agent.begin(order("again", SPACE)).lives()).isTrue();
    }

    @Test
    void two_agents_do_not_share_a_folder() {
        assertThatThrownBy(this::agent).hasMessageContaining("another agent");
    }

    @Test
    void a_ceiling_that_others_can_change_is_none() throws IOException {
        Path file = Files.writeString(folder.resolve("ceiling.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThatThrownBy(() -> CeilingFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only root may be able to change it");
    }
}
