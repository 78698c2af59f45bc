package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes imported incidents as a pattern folder, with their text in `incidents.jsonl`.
///
/// What the folder held of other imports stays; importing the same again changes no file.
public final class ImportFolder {

    private static final String TEXTS = "incidents.jsonl";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ImportFolder() {}

    /// What an import came to.
    public record Counts(int added, int changed, int unchanged) {}

    /// @throws IOException naming the file that could not be read or written
    public static Counts write(List<ImportedIncident> incidents, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, ImportedIncident> all = before(folder.resolve(TEXTS));
        int added = 0;
        int changed = 0;
        for (ImportedIncident incident : incidents) {
            ImportedIncident old = all.put(incident.key(), incident);
            if (old == null) {
                added++;
            } else if (!ImportedJson.write(old).equals(ImportedJson.write(incident))) {
                changed++;
            }
        }
        List<ImportedIncident> merged = List.copyOf(all.values());
        put(folder.resolve(TEXTS), merged.stream().map(ImportedJson::write).toList());
        put(folder.resolve("incidents.csv"), incidentRows(merged));
        put(folder.resolve("services.csv"), serviceRows(merged));
        List<String> participants = participantRows(merged);
        if (participants.size() > 1) {
            put(folder.resolve("participants.csv"), participants);
        }
        return new Counts(added, changed, incidents.size() - added - changed);
    }

    private static Map<String, ImportedIncident> before(Path file) throws IOException {
        Map<String, ImportedIncident> all = new TreeMap<>();
        if (!Files.exists(file)) {
            return all;
        }
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                ImportedIncident incident = ImportedJson.read(MAPPER.readTree(line));
                all.put(incident.key(), incident);
            } catch (JacksonException | IllegalArgumentException wrong) {
                throw new IOException(
                        "%s:%d: no incident of an earlier import; nothing was written"
                                .formatted(file, number),
                        wrong);
            }
        }
        return all;
    }

    private static List<String> incidentRows(List<ImportedIncident> incidents) {
        List<String> rows = new ArrayList<>();
        rows.add("incident,started_at,stable_at,service,change,reviewed,automation");
        for (ImportedIncident one : incidents) {
            String service = one.services().isEmpty() ? "" : slug(one.services().getFirst());
            String stable = one.stableAt() == null ? "" : time(one.stableAt());
            rows.add(
                    String.join(
                            ",",
                            quoted(one.key()),
                            time(one.startedAt()),
                            stable,
                            service,
                            "",
                            "true",
                            ""));
        }
        return rows;
    }

    private static List<String> serviceRows(List<ImportedIncident> incidents) {
        TreeSet<String> services = new TreeSet<>();
        incidents.forEach(one -> one.services().forEach(name -> services.add(slug(name))));
        List<String> rows = new ArrayList<>();
        rows.add("service,team,depends_on");
        services.stream().filter(name -> !name.isEmpty()).forEach(name -> rows.add(name + ",,"));
        return rows;
    }

    private static List<String> participantRows(List<ImportedIncident> incidents) {
        List<String> rows = new ArrayList<>();
        rows.add("incident,person,role,reached,joined_at");
        for (ImportedIncident one : incidents) {
            one.responders()
                    .forEach(came ->
                            rows.add(
                                    String.join(
                                            ",",
                                            quoted(one.key()),
                                            slug(came.person()),
                                            "responder",
                                            "paged",
                                            time(came.at()))));
        }
        return rows;
    }

    private static String time(java.time.Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// Leaves a file alone that says so already; otherwise it is replaced whole or not at all.
    private static void put(Path file, List<String> lines) throws IOException {
        String text = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".import", ".part");
        Files.writeString(fresh, text);
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
