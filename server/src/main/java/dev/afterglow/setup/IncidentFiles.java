package dev.afterglow.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads incidents that were kept elsewhere: a folder of Markdown write-ups, or a file of a status
/// page, PagerDuty or Opsgenie. A `.gz` is read as what is in it.
public final class IncidentFiles {

    /// The largest Markdown file, in bytes.
    static final int WRITE_UP_BYTES_MAX = 4 << 20;

    static final int FILES_MAX = 50_000;
    private static final int DEPTH_MAX = 20;
    private static final Pattern MARKDOWN =
            Pattern.compile("(?i).*\\.(md|markdown|mdx)(\\.erb)?(\\.gz)?");
    private static final Pattern NO_WRITE_UP =
            Pattern.compile(
                    "(?i)(licen[cs]e|readme|contributing|changelog|code_of_conduct|security|notice)"
                            + "(\\..*)?|.*\\btemplate\\b.*");

    private IncidentFiles() {}

    /// Reads a folder with all below it, or one file.
    ///
    /// @param zone of times that name none
    /// @throws NoSuchFileException when there is nothing at that path
    public static ImportReport read(Path path, ZoneId zone) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        ImportReport.Draft draft = new ImportReport.Draft();
        if (Files.isDirectory(path)) {
            for (Path file : filesBelow(path)) {
                readOne(file, path.relativize(file).toString().replace('\\', '/'), zone, draft);
            }
        } else {
            readOne(path, String.valueOf(path.getFileName()), zone, draft);
        }
        return draft.report();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, DEPTH_MAX)) {
            List<Path> files =
                    walk.filter(Files::isRegularFile)
                            .filter(file -> !isHidden(folder.relativize(file)))
                            .sorted()
                            .limit(FILES_MAX + 1L)
                            .toList();
            if (files.size() > FILES_MAX) {
                throw new IOException(
                        folder + " holds more than " + FILES_MAX + " files; import it in parts");
            }
            return files;
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static void readOne(Path file, String name, ZoneId zone, ImportReport.Draft draft)
            throws IOException {
        String last = name.substring(name.lastIndexOf('/') + 1);
        String kind = last.toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        try {
            if (NO_WRITE_UP.matcher(last).matches()) {
                draft.passOver(name, "by its name");
            } else if (kind.endsWith(".jsonl") || kind.endsWith(".ndjson")) {
                try (BufferedReader lines = open(file)) {
                    JsonIncidents.readLines(lines, name, draft);
                }
            } else if (kind.endsWith(".json")) {
                try (BufferedReader whole = open(file)) {
                    JsonIncidents.readDocument(whole, name, draft);
                }
            } else if (kind.endsWith(".csv")) {
                try (BufferedReader rows = open(file)) {
                    CsvIncidents.read(rows, name, zone, draft);
                }
            } else if (MARKDOWN.matcher(last).matches() || looksLikeMarkdown(file, last)) {
                readWriteUp(file, name, zone, draft);
            } else {
                draft.passOver(name, "no format that is known");
            }
        } catch (CharacterCodingException garbled) {
            draft.problem(name, 0, "expected UTF-8 text");
        }
    }

    private static void readWriteUp(Path file, String name, ZoneId zone, ImportReport.Draft draft)
            throws IOException {
        if (Files.size(file) > WRITE_UP_BYTES_MAX) {
            draft.problem(
                    name,
                    0,
                    "has %d bytes; a write-up has at most %d"
                            .formatted(Files.size(file), WRITE_UP_BYTES_MAX));
            return;
        }
        try (BufferedReader reader = open(file)) {
            WriteUp.read(new WriteUp.Source(name, reader.lines().toList()), zone, draft);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /// A file without an ending that begins with a heading.
    private static boolean looksLikeMarkdown(Path file, String last) throws IOException {
        int dot = last.lastIndexOf('.');
        boolean hasEnding = dot > 0 && last.substring(dot + 1).matches("[A-Za-z0-9]{1,8}");
        if (hasEnding || Files.size(file) > WRITE_UP_BYTES_MAX) {
            return false;
        }
        try (BufferedReader reader = open(file)) {
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .filter(line -> line.startsWith("# ") || line.strip().equals("---"))
                    .isPresent();
        } catch (UncheckedIOException binary) {
            return false;
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        return new BufferedReader(
                new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
    }
}
