package dev.afterglow.detectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Judges the rows of a file whose step may not be known: time and value in, verdict out, in
/// constant memory
/// and without ever looking ahead.
///
/// Where no step is given, the commonest gap between the first 100 rows is taken (of equally common
/// ones the
/// shortest). Those rows are judged with the gap between the first two, so that their verdicts do
/// not
/// depend on what follows; their status is *learning* in any case.
public final class SampleStream {
    /// Rows from which the step is taken.
    public static final int ROWS_FOR_STEP = 100;

    private final DetectorSettings settings;
    private final long[] times = new long[ROWS_FOR_STEP];
    private final double[] values = new double[ROWS_FOR_STEP];
    private Optional<Detector> detector = Optional.empty();
    private boolean settled;
    private long rows;
    private long last;

    private SampleStream(DetectorSettings settings, boolean settled) {
        this.settings = settings;
        this.settled = settled;
        if (settled) {
            detector = Optional.of(Detector.of(settings));
        }
    }

    /// A stream whose step is known.
    public static SampleStream withStep(DetectorSettings settings) {
        return new SampleStream(settings, true);
    }

    /// A stream whose step is found from its first rows; the one in the settings is not used.
    public static SampleStream withoutStep(DetectorSettings settings) {
        return new SampleStream(settings, false);
    }

    /// Judges one row.
    ///
    /// @param epochMillis later than that of the row before
    /// @param value `NaN` when missing
    /// @throws IllegalArgumentException when the time is not later than the last one; nothing has
    /// changed
    public Verdict next(long epochMillis, double value) {
        if (rows > 0 && epochMillis <= last) {
            throw new IllegalArgumentException(
                    "Time must be later than in the row before, was %d after %d"
                            .formatted(epochMillis, last));
        }
        if (!settled) {
            prepare(epochMillis, value);
        }
        last = epochMillis;
        rows++;
        return detector.map(d -> d.next(epochMillis, value)).orElseGet(SampleStream::firstRow);
    }

    /// Nothing can be said of the first row of a file without a known step.
    private static Verdict firstRow() {
        return new Verdict.Learning(Double.NaN, Double.NaN, Double.NaN, ROWS_FOR_STEP);
    }

    private void prepare(long epochMillis, double value) {
        if (rows == ROWS_FOR_STEP) {
            settled = true;
            if (!commonestGap().equals(commonestGap(2))) {
                detector = Optional.of(taught(commonestGap(), ROWS_FOR_STEP));
            }
            return;
        }
        times[(int) rows] = epochMillis;
        values[(int) rows] = value;
        if (rows == 1) {
            detector = Optional.of(taught(commonestGap(2), 1));
        }
    }

    private Detector taught(Duration step, int known) {
        Detector fresh = Detector.of(settings.withStep(step));
        for (int i = 0; i < known; i++) {
            fresh.next(times[i], values[i]);
        }
        return fresh;
    }

    private Duration commonestGap() {
        return commonestGap(ROWS_FOR_STEP);
    }

    private Duration commonestGap(int known) {
        Map<Long, Integer> gaps = new HashMap<>();
        for (int i = 1; i < known; i++) {
            gaps.merge(times[i] - times[i - 1], 1, Integer::sum);
        }
        long best = times[1] - times[0];
        for (Map.Entry<Long, Integer> gap : gaps.entrySet()) {
            int more = gap.getValue() - gaps.getOrDefault(best, 0);
            if (more > 0 || (more == 0 && gap.getKey() < best)) {
                best = gap.getKey();
            }
        }
        long longest = Duration.ofDays(7).toMillis();
        return Duration.ofMillis(Math.min(best, longest));
    }
}
