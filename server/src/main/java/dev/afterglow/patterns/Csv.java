package dev.afterglow.patterns;

import dev.afterglow.patterns.BadInput.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads comma-separated values (RFC 4180) row by row and knows where each cell stands.
///
/// A header is required; its columns may come in any order and others may stand beside them. Cells
/// may be quoted and then hold commas, quotes and line breaks; blank lines are passed over; a
/// byte-order mark is ignored. Not thread-safe.
public final class Csv implements AutoCloseable {

    private final String file;
    private final BufferedReader reader;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;
    private int line;
    private List<Cell> cells = new ArrayList<>();

    /// A value and where it stands.
    public record Cell(String text, Place place) {

        /// Whether there is nothing in it.
        public boolean isEmpty() {
            return text.isEmpty();
        }

        /// The complaint that this value is not what was expected.
        public BadInput not(String expected) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            return new BadInput(place, text.isEmpty() ? "nothing" : "\"" + shown + "\"", expected);
        }
    }

    /// Opens a file whose header must have at least these columns.
    ///
    /// @throws BadInput when the header lacks one of them
    public Csv(String file, Reader source, List<String> required) throws IOException {
        this.file = file;
        this.reader = new BufferedReader(source);
        if (!readRow()) {
            throw new BadInput(new Place(file, 0, 0), "empty", "a header " + header(required));
        }
        this.width = cells.size();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).text().replace("\uFEFF", "").strip();
            if (columns.put(name, i) != null) {
                throw new BadInput(cells.get(i).place(), "column " + name + " twice", "it once");
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw new BadInput(
                        new Place(file, 1, 0), "no column " + name, "a header " + header(required));
            }
        }
    }

    private static String header(List<String> required) {
        return String.join(",", required);
    }

    /// Moves to the next row; false at the end.
    ///
    /// @throws BadInput when the row has another number of cells than the header
    public boolean next() throws IOException {
        if (!readRow()) {
            return false;
        }
        if (cells.size() != width) {
            throw new BadInput(
                    new Place(file, cells.get(0).place().line(), 0),
                    cells.size() + " cells",
                    width + " as in the header");
        }
        return true;
    }

    /// The cell of a column in this row.
    public Cell cell(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalStateException("column " + column + " was not required of " + file);
        }
        return cells.get(index);
    }

    /// The names of the columns, in no order.
    public java.util.Set<String> columns() {
        return java.util.Set.copyOf(columns.keySet());
    }

    /// The line at which this row begins, from 1.
    public int line() {
        return cells.get(0).place().line();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean readRow() throws IOException {
        String text = readLine();
        while (text != null && text.isBlank()) {
            text = readLine();
        }
        if (text == null) {
            return false;
        }
        cells = new ArrayList<>(Math.max(4, columns.size()));
        int at = 0;
        while (at <= text.length()) {
            if (at < text.length() && text.charAt(at) == '"') {
                Quoted quoted = quoted(text, at);
                text = quoted.line();
                at = quoted.next();
            } else {
                int comma = text.indexOf(',', at);
                int end = comma < 0 ? text.length() : comma;
                String value = text.substring(at, end).strip();
                if (value.indexOf('"') >= 0) {
                    throw new BadInput(
                            new Place(file, line, at + 1),
                            "a quote inside " + value,
                            "it at the start");
                }
                cells.add(new Cell(value, new Place(file, line, at + 1)));
                at = end + 1;
            }
        }
        return true;
    }

    /// Where a quoted cell ended: the line it ended on and where the next cell begins.
    private record Quoted(String line, int next) {}

    private Quoted quoted(String first, int start) throws IOException {
        Place place = new Place(file, line, start + 1);
        StringBuilder value = new StringBuilder();
        String text = first;
        int at = start + 1;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                value.append(text, at, text.length()).append('\n');
                text = readLine();
                at = 0;
                if (text == null) {
                    throw new BadInput(place, "a quote that never ends", "a closing quote");
                }
            } else if (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
                value.append(text, at, quote + 1);
                at = quote + 2;
            } else if (quote + 1 < text.length() && text.charAt(quote + 1) != ',') {
                throw new BadInput(
                        new Place(file, line, quote + 2),
                        "\"" + text.charAt(quote + 1) + "\" after a closing quote",
                        "a comma");
            } else {
                value.append(text, at, quote);
                cells.add(new Cell(value.toString(), place));
                return new Quoted(text, quote + 2);
            }
        }
    }

    private @Nullable String readLine() throws IOException {
        line++;
        try {
            return reader.readLine();
        } catch (CharacterCodingException broken) {
            throw new BadInput(new Place(file, line, 0), "not UTF-8", "text in UTF-8");
        }
    }
}
