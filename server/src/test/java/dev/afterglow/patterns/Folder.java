package dev.afterglow.patterns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A pattern folder that a test writes line by line.
record Folder(Path path) {

    static final String INCIDENTS =
            "incident,started_at,stable_at,service,change,reviewed,automation";

    /// A file with its header as it should be.
    Folder with(Table table, String... rows) {
        return withText(
                table.file(), String.join(",", table.columns()) + "\n" + String.join("\n", rows));
    }

    Folder withText(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    History read() {
        try {
            return HistoryFolder.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer run() {
        return PatternRun.of(read(), PatternRun.Settings.seeded(1), Progress.SILENT);
    }
}
