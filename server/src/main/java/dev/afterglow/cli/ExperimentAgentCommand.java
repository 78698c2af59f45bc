package dev.afterglow.cli;

import dev.afterglow.agent.AgentServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the agent that makes faults on this host, until the process is ended.
@Command(
        name = "agent",
        description = {
            "Makes faults on this host for experiments: processes, load, packets, clocks. Each",
            "lives only while it is renewed, and none is above the ceiling, a file of root."
        },
        mixinStandardHelpOptions = true)
final class ExperimentAgentCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--ceiling",
            paramLabel = "FILE.json",
            description = "What may be done here; default /etc/afterglow/agent.json.")
    private Path ceiling = Path.of("/etc/afterglow/agent.json");

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Records and audit log; default /var/lib/afterglow-agent.")
    private Path state = Path.of("/var/lib/afterglow-agent");

    @Option(names = "--host", description = "Where it listens; default 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Default 8475.")
    private int port = 8475;

    @Override
    public Integer call() throws IOException {
        AgentServer server;
        try {
            server =
                    new AgentServer(
                            new AgentServer.Start(
                                    new InetSocketAddress(host, port),
                                    ceiling,
                                    state,
                                    System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin")),
                            InstantSource.system(),
                            new SecureRandom());
        } catch (IllegalArgumentException wrong) {
            throw InputText.wrong(spec, String.valueOf(wrong.getMessage()));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "agent-stop"));
        spec.commandLine()
                .getOut()
                .println("http://%s:%d guard=%d".formatted(host, server.port(), server.guardPid()));
        spec.commandLine().getOut().flush();
        return CommandLineTools.STILL_SERVING;
    }

    private static void close(AgentServer server) {
        try {
            server.close();
        } catch (IOException broken) {
            // The guard does what is left.
            throw new UncheckedIOException(broken);
        }
    }
}
