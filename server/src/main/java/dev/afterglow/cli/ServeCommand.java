package dev.afterglow.cli;

import dev.afterglow.AfterglowServer;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;

/// `afterglow serve`: the server, configured by `AFTERGLOW_…` variables or a file.
@Command(name = "serve", description = "Run the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        SpringApplication.run(AfterglowServer.class);
        return CommandLineTools.STILL_SERVING;
    }
}
