package dev.afterglow.experiments;

/// What is wrong in an experiment's file, and where: line and column count from 1.
///
/// @param path the way to the value, such as `method[0].provider`; empty for the file as a whole
public record Mistake(int line, int column, String path, String message) {

    /// `LINE:COLUMN: PATH: MESSAGE`, to be put behind a file name and a colon.
    @Override
    public String toString() {
        return line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
