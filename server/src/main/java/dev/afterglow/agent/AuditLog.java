package dev.afterglow.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import tools.jackson.databind.node.JsonNodeFactory;

/// What was done here and why, a line of JSON each; only ever added to.
final class AuditLog {

    private final Path file;
    private final InstantSource clock;

    AuditLog(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    void add(String verb, String fault, String detail) {
        String line =
                JsonNodeFactory.instance
                                .objectNode()
                                .put("at", clock.instant().toString())
                                .put("did", verb)
                                .put("fault", fault)
                                .put("detail", detail)
                        + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new Refusal(507, "the audit log cannot be written: " + full);
        }
    }
}
