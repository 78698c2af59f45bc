package dev.afterglow.bench.meetings;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import dev.afterglow.meetings.Attendee;
import dev.afterglow.meetings.Request;
import dev.afterglow.meetings.Slots;
import dev.afterglow.meetings.TwoSessions;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.people.WeeklyHours.Span;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Slots for sixty people over two weeks, of one session and of two.
public final class MeetBench implements Benchmark {

    private static final int PEOPLE = 60;
    private static final int DAYS = 14;
    private static final int RUNS = 100;
    private static final int WARM_UP = 20;
    private static final Instant FROM = Instant.parse("2026-10-19T00:00:00Z");
    private static final List<String> ZONES =
            List.of(
                    "America/Los_Angeles",
                    "America/Denver",
                    "America/Sao_Paulo",
                    "Europe/Lisbon",
                    "Europe/Copenhagen",
                    "Europe/Warsaw");

    @Override
    public String says() {
        return "Kind hours for sixty people over two weeks across two changes of clocks";
    }

    @Override
    public void run(BenchOptions options) {
        Request request = request(new SplittableRandom(1));
        PrintStream out = options.out();
        out.printf("meet: %d people, %d days, starts every 15 min%n", PEOPLE, DAYS);
        measure(out, "one session", () -> Slots.find(request, 5));
        Set<PersonId> hosts = Set.of(new PersonId("p0"));
        measure(out, "two sessions", () -> TwoSessions.find(request, hosts));
    }

    private static void measure(PrintStream out, String name, Runnable search) {
        long[] nanos = new long[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long begin = System.nanoTime();
            search.run();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        out.printf(
                "  %-13s median %6.1f ms   p95 %6.1f ms   worst %6.1f ms   (%d runs)%n",
                name,
                nanos[RUNS / 2] / 1e6,
                nanos[RUNS * 95 / 100] / 1e6,
                nanos[RUNS - 1] / 1e6,
                RUNS);
    }

    private static Request request(SplittableRandom random) {
        List<Attendee> attendees = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            List<Span> busy = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                Instant begin = FROM.plus(Duration.ofMinutes(day * 1440L + random.nextInt(1440)));
                busy.add(new Span(begin, begin.plus(Duration.ofMinutes(45))));
            }
            attendees.add(
                    new Attendee(
                            new PersonId("p" + i),
                            ZoneId.of(ZONES.get(i % ZONES.size())),
                            Optional.of(WeeklyHours.parse("mon-fri 09:00-17:30")),
                            Attendee.SLEEP,
                            i % 8 == 0,
                            BigDecimal.valueOf(random.nextInt(12)),
                            busy));
        }
        return new Request(
                Duration.ofMinutes(75), FROM, FROM.plus(Duration.ofDays(DAYS)), attendees);
    }
}
