package dev.afterglow.bench.accuracy;

import dev.afterglow.detectors.Detector;
import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.detectors.DetectorState;
import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import dev.afterglow.detectors.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/// How small a drop of stream starts is found within five minutes, at one false page a month asked for.
final class StreamStartsBench {
    private static final double[] DEPTHS = {0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5};
    private static final int[] MINUTES = {2, 5, 10, 30, 60};
    private static final int WEEKS_BEFORE = 5;
    private static final int DROPS = 60;
    private static final int IN_TIME = 5;
    private static final int WEEK = 7 * 1440;
    private static final int QUIET_WEEKS = 26;
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    private final PrintStream out;

    StreamStartsBench(PrintStream out) {
        this.out = out;
    }

    void run() {
        out.println("## Stream starts: generated drops, one false page a month asked for\n");
        out.printf(
                "Weekly season, growth, holidays, counting noise and slow noise; %d weeks seen before; %d drops a"
                        + " cell at random minutes of two weeks.%n%n",
                WEEKS_BEFORE, DROPS);
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
        out.printf(
                "%,.0f starts a minute; share found within %d minutes:%n%n",
                startsPerMinute, IN_TIME);
        out.print("| drop |");
        for (int minutes : MINUTES) {
            out.printf(" %d min |", minutes);
        }
        out.println("\n|---|---|---|---|---|---|");
        double smallest = Double.NaN;
        for (double depth : DEPTHS) {
            out.printf("| %.0f %% |", 100 * depth);
            double found = 0;
            for (int minutes : MINUTES) {
                found = found(startsPerMinute, depth, minutes);
                out.printf(" %.2f |", found);
            }
            smallest = Double.isNaN(smallest) && found >= 0.9 ? depth : smallest;
            out.println();
        }
        out.printf(
                "%nSmallest drop found nine times in ten: %.0f %%. False pages a month on %d quiet weeks: %.2f.%n%n",
                100 * smallest, QUIET_WEEKS, falsePages(startsPerMinute));
    }

    /// Share of drops that open a deviation within five minutes (or while they last).
    private double found(double startsPerMinute, double depth, int minutes) {
        int found = 0;
        Random when = new Random(7);
        int seed = 11;
        Snapshot before = Snapshot.after(startsPerMinute, seed, WEEKS_BEFORE * WEEK);
        for (int drop = 0; drop < DROPS; drop++) {
            int wait = 30 + when.nextInt(90);
            found += before.dropFound(wait, depth, minutes) ? 1 : 0;
            before = before.later(300 + when.nextInt(60));
        }
        return (double) found / DROPS;
    }

    /// A detector and a stream at one minute: both can be tried from here again and again.
    private record Snapshot(double scale, int seed, int minute, DetectorState state) {
        static Snapshot after(double scale, int seed, int minutes) {
            return new Snapshot(scale, seed, 0, Detector.of(settings()).state()).later(minutes);
        }

        private StreamStarts stream() {
            StreamStarts stream = new StreamStarts(scale, seed);
            for (int i = 0; i < minute; i++) {
                stream.next(0);
            }
            return stream;
        }

        Snapshot later(int minutes) {
            Detector detector = Detector.from(settings(), state);
            StreamStarts stream = stream();
            for (int i = minute; i < minute + minutes; i++) {
                detector.next(START + i * StreamStarts.STEP, stream.next(0));
            }
            return new Snapshot(scale, seed, minute + minutes, detector.state());
        }

        boolean dropFound(int wait, double depth, int minutes) {
            Detector detector = Detector.from(settings(), state);
            StreamStarts stream = stream();
            int last = wait + Math.min(minutes, IN_TIME);
            for (int i = 0; i < last; i++) {
                boolean dropped = i >= wait;
                long at = START + (minute + i) * StreamStarts.STEP;
                Verdict verdict = detector.next(at, stream.next(dropped ? depth : 0));
                if (dropped && verdict.isDeviating()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static double falsePages(double startsPerMinute) {
        Detector detector = Detector.of(settings());
        StreamStarts stream = new StreamStarts(startsPerMinute, 23);
        int pages = 0;
        boolean open = false;
        for (int i = 0; i < (WEEKS_BEFORE + QUIET_WEEKS) * WEEK; i++) {
            boolean now =
                    detector.next(START + i * StreamStarts.STEP, stream.next(0)).isDeviating();
            pages += now && !open && i >= WEEKS_BEFORE * WEEK ? 1 : 0;
            open = now;
        }
        return pages / (QUIET_WEEKS * 7 / 30.0);
    }
}
