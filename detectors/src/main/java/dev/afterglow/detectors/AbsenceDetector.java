package dev.afterglow.detectors;

import java.time.Duration;
import java.util.List;

/// Knows when a sample should have come. Separate from value detection: silence is neither zero nor
/// normal.
/// Learns the usual gap between samples and how much it varies; time is told to it.
public final class AbsenceDetector {
    private static final int VERSION = 1;
    private static final double GAIN = 0.05;

    /// Gaps longer than this many steps are an absence and not learnt as usual.
    private static final double LONGEST_LEARNT = 8;

    /// Patience: this many usual deviations beyond the usual gap, and at least one and a half
    /// steps.
    private static final double DEVIATIONS = 6;

    private static final double LEAST_STEPS = 1.5;

    private final double step;
    private boolean started;
    private long last;
    private double gap;
    private double spread;

    /// @param step time between two samples as far as known; above 0
    public AbsenceDetector(Duration step) {
        if (step.toMillis() < 1) {
            throw new IllegalArgumentException("Step must be at least 1 ms, was " + step);
        }
        this.step = step.toMillis();
        gap = this.step;
        spread = this.step * 0.1;
    }

    /// Goes on from a saved state.
    ///
    /// @throws IllegalArgumentException if the state is not one of an absence detector with this
    /// step
    public static AbsenceDetector from(Duration step, DetectorState state) {
        AbsenceDetector detector = new AbsenceDetector(step);
        if (state.version() != VERSION || !state.shape().equals(detector.shape())) {
            throw new IllegalArgumentException(
                    "Absence state is version %d of %s; expected version %d of %s"
                            .formatted(state.version(), state.shape(), VERSION, detector.shape()));
        }
        detector.pass(StateCursor.reader(state.numbers()));
        return detector;
    }

    /// What is known at an instant.
    ///
    /// @param expectedBy when the next sample is overdue, epoch milliseconds; `Long.MAX_VALUE`
    ///     before the
    ///     first sample
    /// @param missed whole usual gaps since the last sample; 0 unless `absent`
    public record Arrival(boolean absent, long expectedBy, long missed, Explanation explanation) {}

    /// Takes note of a sample. One that is not later than the last changes nothing.
    public void arrived(long epochMillis) {
        if (started && epochMillis <= last) {
            return;
        }
        if (started) {
            double since = epochMillis - last;
            if (since <= LONGEST_LEARNT * Math.max(step, gap)) {
                spread += GAIN * (Math.abs(since - gap) - spread);
                gap += GAIN * (since - gap);
            }
        }
        started = true;
        last = epochMillis;
    }

    /// Time of the last sample, epoch milliseconds; 0 before the first.
    public long last() {
        return last;
    }

    /// Whether a sample is overdue at an instant.
    public Arrival check(long epochMillis) {
        if (!started) {
            Explanation nothing = Explanation.of(Double.NaN, "No sample has ever come");
            return new Arrival(false, Long.MAX_VALUE, 0, nothing);
        }
        double patience = Math.max(gap + DEVIATIONS * spread, LEAST_STEPS * Math.max(step, gap));
        long expectedBy = last + (long) Math.ceil(patience);
        boolean absent = epochMillis > expectedBy;
        long missed = absent ? Math.max(1, Math.round((epochMillis - last) / gap) - 1) : 0;
        return new Arrival(absent, expectedBy, missed, explain(epochMillis, absent, missed));
    }

    private Explanation explain(long epochMillis, boolean absent, long missed) {
        double seconds = (epochMillis - last) / 1000.0;
        String usual = "A sample usually comes every %s s".formatted(plain(gap / 1000));
        String sentence =
                absent
                        ? "No sample for %s s; %d should have come"
                                .formatted(plain(seconds), missed)
                        : "The last sample came %s s ago, as usual".formatted(plain(seconds));
        return new Explanation(seconds, sentence, List.of(Explanation.of(gap / 1000, usual)));
    }

    private static String plain(double number) {
        return Wording.number(number);
    }

    /// Everything needed to go on later.
    public DetectorState state() {
        StateCursor cursor = StateCursor.writer();
        pass(cursor);
        return new DetectorState(VERSION, shape(), cursor.written(), new float[0]);
    }

    private String shape() {
        return (long) step + "ms/absence";
    }

    private void pass(StateCursor cursor) {
        started = cursor.pass(started);
        last = cursor.pass(last);
        gap = cursor.pass(gap);
        spread = cursor.pass(spread);
    }
}
