package dev.afterglow.cli;

import dev.afterglow.AfterglowServer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `afterglow demo`: a believable company on an embedded PostgreSQL, and a live feed that falls.
@Command(
        name = "demo",
        description = "Try Afterglow with a simulated company; nothing leaves this machine.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Where it listens.")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "data/demo",
            description = "Where the demo keeps its data; remove the folder to begin anew.")
    private String folder;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed, another company.")
    private long seed;

    @Override
    public Integer call() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("afterglow.demo.seed", seed);
        settings.put("afterglow.smtp.url", "inbox:");
        SpringApplication application = new SpringApplication(AfterglowServer.class);
        application.setDefaultProperties(settings);
        application.run(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--afterglow.url=http://localhost:" + port,
                "--afterglow.database.url=",
                "--afterglow.database.folder=" + folder,
                "--afterglow.experiments.halt-file=" + folder + "/halt-experiments",
                "--logging.level.root=warn");
        return CommandLineTools.STILL_SERVING;
    }
}
