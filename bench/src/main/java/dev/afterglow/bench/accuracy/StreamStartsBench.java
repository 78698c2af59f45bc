package dev.afterglow.bench.accuracy;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.detectors.DetectorState;
import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How small a drop of stream starts is found within five minutes, at one false page a month asked
/// for.
final class StreamStartsBench {
    private static final double[] DEPTHS = {0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5};
    private static final int WEEK = 7 * 1440;
    private static final int BEFORE = 5 * WEEK;
    private static final int DROPS = 60;
    private static final int BETWEEN = 331;
    private static final int LONG = 60;
    private static final int QUIET_WEEKS = 13;
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    private final PrintStream out;

    StreamStartsBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        out.println("## Stream starts: generated drops, one false page a month asked for\n");
        out.printf(
                "Weekly season, growth, holidays, counting noise and slow noise of 2 "
                        + "%%; 5 weeks seen before;"
                        + " %d drops a row, spread over two weeks.%n%n",
                DROPS);
        for (double scale : new double[] {200, 3_000, 60_000}) {
            table(scale);
        }
    }

    private static DetectorSettings settings() {
        return DetectorSettings.of(Duration.ofMinutes(1))
                .withHarm(Harm.DROP)
                .withKind(Kind.COUNT)
                .withPagesPerMonth(1);
    }

    private void table(double startsPerMinute) {
        StreamStarts stream =
                new StreamStarts(startsPerMinute, BEFORE + DROPS * BETWEEN + LONG, 11);
        List<DetectorState> before = statesBefore(stream);
        out.printf("%,.0f starts a minute:%n%n", startsPerMinute);
        out.println(
                "| drop | lasts 2 min: found | lasts 60 min: within 5 min | within 15 "
                        + "min | within 60 min |");
        out.println("|---|---|---|---|---|");
        double smallest = Double.NaN;
        for (double depth : DEPTHS) {
            int[] delays = new int[DROPS];
            double brief = 0;
            for (int drop = 0; drop < DROPS; drop++) {
                int from = BEFORE + drop * BETWEEN;
                brief += delay(before.get(drop), stream, from, depth, 2) < LONG ? 1 : 0;
                delays[drop] = delay(before.get(drop), stream, from, depth, LONG);
            }
            double soon = within(delays, 5);
            out.printf(
                    "| %.0f %% | %.2f | %.2f | %.2f | %.2f |%n",
                    100 * depth, brief / DROPS, soon, within(delays, 15), within(delays, LONG));
            smallest = Double.isNaN(smallest) && soon >= 0.9 ? depth : smallest;
        }
        out.printf(
                "%nSmallest drop found within 5 minutes nine times in ten: %.0f %%. "
                        + "False pages a month over %d quiet"
                        + " weeks: %.2f.%n%n",
                100 * smallest, QUIET_WEEKS, falsePages(startsPerMinute));
    }

    /// What the detector knows just before each drop, without any of the drops.
    private static List<DetectorState> statesBefore(StreamStarts stream) {
        Detector detector = Detector.of(settings());
        List<DetectorState> states = new ArrayList<>();
        for (int i = 0; i < BEFORE + DROPS * BETWEEN; i++) {
            if (i >= BEFORE && (i - BEFORE) % BETWEEN == 0) {
                states.add(detector.state());
            }
            detector.observe(START + i * StreamStarts.STEP, stream.at(i, 0), Double.NaN);
        }
        return states;
    }

    /// Minutes until a drop opens a deviation, 0 for at once; `LONG` when it does not.
    private static int delay(
            DetectorState before, StreamStarts stream, int from, double depth, int minutes) {
        Detector detector = Detector.from(settings(), before);
        for (int i = 0; i < minutes; i++) {
            long at = START + (from + i) * StreamStarts.STEP;
            if (detector.next(at, stream.at(from + i, depth)).isDeviating()) {
                return i;
            }
        }
        return LONG;
    }

    private static double within(int[] delays, int minutes) {
        return (double) Arrays.stream(delays).filter(d -> d < minutes).count() / delays.length;
    }

    private static double falsePages(double startsPerMinute) {
        Detector detector = Detector.of(settings());
        int minutes = BEFORE + QUIET_WEEKS * WEEK;
        StreamStarts stream = new StreamStarts(startsPerMinute, minutes, 23);
        int pages = 0;
        boolean open = false;
        for (int i = 0; i < minutes; i++) {
            boolean now =
                    detector.next(START + i * StreamStarts.STEP, stream.at(i, 0)).isDeviating();
            pages += now && !open && i >= BEFORE ? 1 : 0;
            open = now;
        }
        return pages / (QUIET_WEEKS * 7 / 30.0);
    }
}
