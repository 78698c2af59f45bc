package dev.afterglow.cli;

import dev.afterglow.experiments.ProxyServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs proxies that break connections on purpose, until the process is ended.
@Command(
        name = "proxy",
        description = "TCP proxies with toxiproxy's API: latency, bandwidth, cuts and resets.",
        mixinStandardHelpOptions = true)
final class ExperimentProxyCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Where the API listens; default 127.0.0.1: it has no sign-in.")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8474", description = "Default 8474.")
    private int port = 8474;

    @Option(names = "--seed", defaultValue = "1", description = "Of what is drawn; default 1.")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        ProxyServer server = new ProxyServer(new InetSocketAddress(host, port), seed);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "proxy-stop"));
        spec.commandLine().getOut().println("http://" + host + ":" + server.port());
        spec.commandLine().getOut().flush();
        return CommandLineTools.STILL_SERVING;
    }
}
