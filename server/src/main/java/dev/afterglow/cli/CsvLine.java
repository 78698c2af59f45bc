package dev.afterglow.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/// One line of comma-separated values (RFC 4180).
final class CsvLine {

    private CsvLine() {}

    /// The values with commas between, quoted where they must be.
    static String of(Object... values) {
        return Arrays.stream(values)
                .map(value -> quoted(value.toString()))
                .collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
