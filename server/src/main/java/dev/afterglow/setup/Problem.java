package dev.afterglow.setup;

/// What is wrong in a file, and where: line and column count from 1; `path` is the way to the
/// value, such as `schedules[0].layers[1].only`, and empty for the file as a whole.
public record Problem(int line, int column, String path, String message) {

    /// `LINE:COLUMN: PATH: MESSAGE`, to be put behind a file name and a colon.
    @Override
    public String toString() {
        return line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
