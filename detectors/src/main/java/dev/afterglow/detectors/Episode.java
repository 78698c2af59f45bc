package dev.afterglow.detectors;

/// Whether a deviation is open: one for each event. Opens at the first crossing, ends after some samples in
/// a row that look ordinary, and gives up after a bounded time, when the change has become the new normal.
final class Episode {
    /// What became of the episode with one sample.
    enum Turn {
        QUIET,
        OPENED,
        GOES_ON,
        ENDED,
        ADOPTED
    }

    private final Tuning tuning;
    private long since;
    private Direction direction = Direction.NONE;
    private int ordinary;
    private int length;
    private double newLevel;

    Episode(Tuning tuning) {
        this.tuning = tuning;
    }

    void pass(StateCursor cursor) {
        since = cursor.pass(since);
        direction = Direction.of(cursor.pass(direction.sign()));
        ordinary = cursor.pass(ordinary);
        length = cursor.pass(length);
        newLevel = cursor.pass(newLevel);
    }

    /// Opens at a time.
    void open(long epochMillis, Direction towards, double x) {
        since = epochMillis;
        direction = towards;
        ordinary = 0;
        length = 1;
        newLevel = x;
    }

    /// Takes note of one more sample of an open episode.
    ///
    /// @param z residual of the sample, in widths
    /// @param x the sample
    Turn goOn(double z, double x) {
        length++;
        newLevel += (x - newLevel) / Math.min(length, 16);
        ordinary = Math.abs(z) < tuning.closeScales() ? ordinary + 1 : 0;
        if (ordinary >= tuning.closeAfter()) {
            direction = Direction.NONE;
            return Turn.ENDED;
        }
        if (length >= tuning.adoptAfter()) {
            direction = Direction.NONE;
            return Turn.ADOPTED;
        }
        return Turn.GOES_ON;
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

    /// Recent mean while open.
    double newLevel() {
        return newLevel;
    }

    void rescale(double factor) {
        newLevel *= factor;
    }
}
