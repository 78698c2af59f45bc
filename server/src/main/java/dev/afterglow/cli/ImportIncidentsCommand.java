package dev.afterglow.cli;

import dev.afterglow.incidents.ImportedIncident;
import dev.afterglow.setup.ImportFolder;
import dev.afterglow.setup.ImportReport;
import dev.afterglow.setup.ImportedJson;
import dev.afterglow.setup.IncidentFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `afterglow import incidents PATH`: write-ups and exports, into a server or a pattern folder.
@Command(
        name = "incidents",
        description = {
            "Imports Markdown write-ups, a status page's JSON lines, and exports of PagerDuty and"
                    + " Opsgenie.",
            "A second import of the same changes nothing. Exit 1 when something could not be read."
        },
        mixinStandardHelpOptions = true)
final class ImportIncidentsCommand implements Callable<Integer> {

    private static final int BATCH = 50;
    private static final int REFUSED = 422;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Spec private CommandSpec spec;

    @Mixin private ServerCall server;

    @Parameters(paramLabel = "PATH", description = "A folder, or one file; .gz is read too.")
    private Path path;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes a pattern folder with the texts instead of asking a server.")
    private @Nullable Path out;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "The zone of times that name none (${DEFAULT-VALUE}).")
    private String zone;

    @Override
    public Integer call() throws IOException {
        Path folder = out;
        if (folder != null && spec.commandLine().getParseResult().hasMatchedOption("--server")) {
            throw InputText.wrong(spec, "expected --server or --out, not both");
        }
        ImportReport report = read();
        if (report.incidents().isEmpty() && report.notRead().isEmpty()) {
            throw InputText.wrong(
                    spec,
                    path
                            + ": no incident found; expected Markdown write-ups, or JSON lines,"
                            + " JSON or CSV of a status page, PagerDuty or Opsgenie");
        }
        Taken taken = folder == null ? send(report.incidents()) : write(report, folder);
        print(report, taken);
        return report.notRead().isEmpty() && taken.refused().isEmpty() ? 0 : 1;
    }

    /// @param refused by the server, one sentence each
    private record Taken(int added, int changed, int unchanged, List<String> refused) {}

    private ImportReport read() throws IOException {
        try {
            return IncidentFiles.read(path, ZoneId.of(zone));
        } catch (NoSuchFileException missing) {
            throw InputText.wrong(spec, path + ": there is no such file or folder");
        } catch (DateTimeException unknown) {
            throw InputText.wrong(
                    spec, "--zone: expected a time zone such as Europe/Lisbon, not " + zone);
        }
    }

    private static Taken write(ImportReport report, Path folder) throws IOException {
        ImportFolder.Counts counts = ImportFolder.write(report.incidents(), folder);
        return new Taken(counts.added(), counts.changed(), counts.unchanged(), List.of());
    }

    private Taken send(List<ImportedIncident> incidents) throws IOException {
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        List<String> refused = new ArrayList<>();
        for (int from = 0; from < incidents.size(); from += BATCH) {
            List<ImportedIncident> part =
                    incidents.subList(from, Math.min(from + BATCH, incidents.size()));
            String body = String.join("\n", part.stream().map(ImportedJson::write).toList());
            ServerCall.Answer answer =
                    server.post("/api/incidents/import", "application/x-ndjson", body, spec);
            JsonNode said = MAPPER.readTree(answer.text());
            if (answer.status() == REFUSED) {
                refused.add(said.path("detail").asString(answer.text()));
                continue;
            }
            added += said.path("added").asInt();
            changed += said.path("changed").asInt();
            unchanged += said.path("unchanged").asInt();
        }
        return new Taken(added, changed, unchanged, refused);
    }

    private void print(ImportReport report, Taken taken) {
        PrintWriter print = spec.commandLine().getOut();
        long told = report.incidents().stream().filter(one -> !one.lines().isEmpty()).count();
        long lines = report.incidents().stream().mapToLong(one -> one.lines().size()).sum();
        print.printf(
                "%d incidents read, %d of them with a timeline (%d lines)%n",
                report.incidents().size(), told, lines);
        print.printf(
                "%d new, %d changed, %d unchanged%n",
                taken.added(), taken.changed(), taken.unchanged());
        list(print, report.passedOver(), "passed over");
        list(print, report.notRead(), "not read");
        list(print, taken.refused(), "refused by the server");
        print.flush();
    }

    private static void list(PrintWriter print, List<?> lines, String name) {
        if (!lines.isEmpty()) {
            print.printf("%d %s:%n", lines.size(), name);
            lines.forEach(line -> print.println("  " + line));
        }
    }
}
