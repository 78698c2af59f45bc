package dev.afterglow.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The first entry of a backup: what it holds. Lines of words, so that a person can read it.
///
/// @param versions the migration of each module the rows were written under
record Manifest(Instant madeAt, Map<String, String> versions, List<BackedUpTable> tables) {

    static final String ENTRY = "manifest.txt";

    private static final String HEADER = "afterglow-backup 1";

    void write(OutputStream out) {
        PrintWriter lines = new PrintWriter(out, false, StandardCharsets.UTF_8);
        lines.println(HEADER);
        lines.println("made-at " + madeAt);
        versions.forEach((module, version) -> lines.println("module " + module + " " + version));
        tables.forEach(table ->
                lines.println(
                        "table %s %s %s"
                                .formatted(
                                        table.schema(),
                                        table.name(),
                                        String.join(",", table.columns()))));
        lines.flush();
    }

    static Manifest read(InputStream in) throws IOException {
        List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new DatabaseException(
                    "This is no Afterglow backup: expected its first line to be '" + HEADER + "'");
        }
        Instant madeAt = Instant.EPOCH;
        Map<String, String> versions = new TreeMap<>();
        List<BackedUpTable> tables = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "made-at" -> madeAt = Instant.parse(words[1]);
                case "module" -> versions.put(words[1], words[2]);
                case "table" ->
                        tables.add(
                                new BackedUpTable(
                                        words[1], words[2], Arrays.asList(words[3].split(","))));
                default -> {
                    // A line of a later format that this version can do without.
                }
            }
        }
        return new Manifest(madeAt, versions, tables);
    }
}
