package dev.afterglow.company;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Reads this package's text resources.
final class Lines {
    private Lines() {}

    /// All lines of a resource beside this class.
    static List<String> all(String name) {
        InputStream stream = Lines.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("The resource " + name + " is not in the jar");
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the resource " + name, e);
        }
    }

    /// The lines of a table: neither empty nor a comment.
    static List<String> table(String name) {
        return all(name).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toList());
    }

    /// The cells of a line of a table, trimmed; empty cells stay.
    static List<String> cells(String line) {
        return List.of(line.split("\\|", -1)).stream()
                .map(String::strip)
                .collect(Collectors.toList());
    }

    /// The words of a cell; none for an empty one.
    static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
    }
}
