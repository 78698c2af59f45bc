package dev.afterglow.detectors;

/// Whether a deviation is open: one for each event. Opens at the first crossing, ends after some
/// samples in
/// a row that look ordinary, and gives up after a bounded time, when the change has become the new
/// normal.
final class Episode {
    /// What became of an open episode with one sample.
    enum Turn {
        GOES_ON,
        ENDED,
        ADOPTED
    }

    private final Tuning.Opening tuning;
    private final int longest;
    private Direction direction = Direction.NONE;
    private long since;
    private int ordinary;
    private int length;

    /// @param longest samples after which the change is adopted
    Episode(Tuning.Opening tuning, int longest) {
        this.tuning = tuning;
        this.longest = longest;
    }

    void pass(StateCursor cursor) {
        since = cursor.pass(since);
        direction = Direction.of(cursor.pass(direction.sign()));
        ordinary = cursor.pass(ordinary);
        length = cursor.pass(length);
    }

    void open(long epochMillis, Direction towards) {
        since = epochMillis;
        direction = towards;
        ordinary = 0;
        length = 1;
    }

    /// Takes note of one more sample of an open episode.
    ///
    /// @param z distance from what was expected without the deviation, in widths
    Turn goOn(double z) {
        length++;
        boolean back = direction.sign() * z < tuning.closeWidths();
        ordinary = back ? ordinary + 1 : 0;
        if (ordinary >= tuning.closeAfter()) {
            close();
            return Turn.ENDED;
        }
        if (length >= longest) {
            close();
            return Turn.ADOPTED;
        }
        return Turn.GOES_ON;
    }

    void close() {
        direction = Direction.NONE;
    }

    boolean isOpen() {
        return direction != Direction.NONE;
    }

    Direction direction() {
        return direction;
    }

    long since() {
        return since;
    }
}
