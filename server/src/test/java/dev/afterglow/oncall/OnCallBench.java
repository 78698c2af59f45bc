package dev.afterglow.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// `./dev bench oncall [SCHEDULES]`: 400 schedules resolved over a year, and "who is on call now"
/// in each of them.
///
/// The schedules are random: up to three layers of any rotation, hours, changes of members,
/// replacements and overrides, in zones with odd changes of their clocks.
final class OnCallBench {

    private static final int ROUNDS = 10;
    private static final int QUESTIONS = 50;
    private static final Duration YEAR = Duration.ofDays(365);

    private OnCallBench() {}

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        List<RandomSchedules> schedules =
                LongStream.range(0, count).mapToObj(RandomSchedules::new).toList();
        System.out.println("round   year, all (ms)   intervals   now, p50 (µs)   now, p99 (µs)");
        for (int round = 1; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            long intervals = 0;
            for (RandomSchedules one : schedules) {
                intervals += Resolver.resolve(one.schedule, one.from, one.from.plus(YEAR)).size();
            }
            double millis = (System.nanoTime() - began) / 1e6;
            long[] nanos = now(schedules);
            System.out.printf(
                    "%5d %16.0f %11d %15.1f %15.1f%n",
                    round,
                    millis,
                    intervals,
                    nanos[nanos.length / 2] / 1e3,
                    nanos[(int) (nanos.length * 0.99)] / 1e3);
        }
    }

    /// How long each question took, sorted.
    private static long[] now(List<RandomSchedules> schedules) {
        List<Long> nanos = new ArrayList<>();
        for (RandomSchedules one : schedules) {
            for (int question = 0; question < QUESTIONS; question++) {
                Instant at = one.from.plus(question * 7L, ChronoUnit.HOURS);
                long began = System.nanoTime();
                Duty duty = Resolver.whoIsOnCall(one.schedule, at);
                nanos.add(System.nanoTime() - began);
                if (duty.crew().isEmpty() != duty.equals(Duty.GAP)) {
                    throw new IllegalStateException("an empty crew is a gap");
                }
            }
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
