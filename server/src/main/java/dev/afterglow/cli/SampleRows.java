package dev.afterglow.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows of `timestamp,value` one by one. A first line that names the columns may put them in
/// any order,
/// among others; without one they are the first two.
final class SampleRows {
    private static final int LONGEST_LINE = 10_000;

    private final String name;
    private final BufferedReader in;
    private long line;
    private int timeAt;
    private int valueAt = 1;

    SampleRows(String name, BufferedReader in) {
        this.name = name.equals("-") ? "standard input" : name;
        this.in = in;
    }

    /// One sample.
    ///
    /// @param timestamp as it was written
    /// @param text the value as it was written; blank when missing
    /// @param value `NaN` when missing
    record Row(String timestamp, long epochMillis, String text, double value) {}

    /// A row that cannot be read; the message names file, line, column, value, and what was
    /// expected.
    static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadRow(String message) {
            super(message);
        }
    }

    /// The next row; null at the end. Empty lines are skipped.
    @Nullable Row next() throws IOException {
        String text = in.readLine();
        while (text != null) {
            line++;
            if (text.length() > LONGEST_LINE) {
                throw bad(1, text.substring(0, 20) + "…", "at most 10000 characters in a line");
            }
            String stripped = line == 1 ? text.replace("\uFEFF", "").strip() : text.strip();
            if (!stripped.isEmpty() && !(line == 1 && readsHead(stripped))) {
                return row(stripped);
            }
            text = in.readLine();
        }
        return null;
    }

    /// Whether more can be read at once.
    boolean ready() throws IOException {
        return in.ready();
    }

    /// What to say of a cell in the present line.
    BadRow bad(int column, String value, String expected) {
        return new BadRow(
                "%s:%d:%d: expected %s, was '%s'".formatted(name, line, column, expected, value));
    }

    private boolean readsHead(String text) {
        List<String> names =
                List.of(text.split(",", -1)).stream().map(c -> unquoted(c).strip()).toList();
        if (names.contains("timestamp") && names.contains("value")) {
            timeAt = names.indexOf("timestamp");
            valueAt = names.indexOf("value");
            return true;
        }
        boolean isData = isTime(names.get(0));
        if (!isData) {
            throw bad(1, text, "a header with timestamp and value, or a row of them");
        }
        return false;
    }

    private Row row(String text) {
        String[] cells = text.split(",", -1);
        if (cells.length <= Math.max(timeAt, valueAt)) {
            throw bad(cells.length, text, "a timestamp and a value");
        }
        String time = unquoted(cells[timeAt]);
        String value = unquoted(cells[valueAt]);
        if (!isTime(time)) {
            throw bad(timeAt + 1, time, "ISO-8601 or epoch seconds");
        }
        return new Row(time, millis(time), value, number(value));
    }

    private double number(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(valueAt + 1, text, "a number, or nothing when it is missing");
        }
        throw bad(valueAt + 1, text, "a finite number, or nothing when it is missing");
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static boolean isTime(String text) {
        try {
            millis(text);
            return true;
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    /// Epoch milliseconds; a date-time without an offset is UTC.
    private static long millis(String text) {
        if (text.isEmpty()) {
            throw new DateTimeException("empty");
        }
        if (text.indexOf('-', 1) < 0 && text.indexOf('T') < 0) {
            return new BigDecimal(text).movePointRight(3).longValueExact();
        }
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        if (iso.endsWith("Z")) {
            return Instant.parse(iso).toEpochMilli();
        }
        boolean offset =
                iso.length() > 19 && (iso.indexOf('+', 19) > 0 || iso.indexOf('-', 19) > 0);
        return offset
                ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
