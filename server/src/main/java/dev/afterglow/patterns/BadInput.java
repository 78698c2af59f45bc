package dev.afterglow.patterns;

/// Input that cannot be read: where it is, what stands there, and what was expected.
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// A place in a file.
    ///
    /// @param file its name
    /// @param line from 1; 0 for the whole file
    /// @param column from 1, in characters; 0 for the whole line
    public record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return line == 0
                    ? file
                    : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        }
    }

    private final transient Place place;

    public BadInput(Place place, String problem, String expected) {
        super(place + ": " + problem + ", expected " + expected);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
