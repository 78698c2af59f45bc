package dev.afterglow.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// One seeded run: faults are begun, something happens to whoever keeps them, and it is watched
/// how long each of them is still felt.
///
/// @param goneAfterMillis by kind, from what happened on
/// @param early faults that lapsed before anything happened, since a busy machine renewed too late
/// @param complaints what should not have been
record FaultRun(
        long seed,
        Event event,
        Map<String, Long> goneAfterMillis,
        List<String> early,
        List<String> complaints) {

    static final int WITHIN_MILLIS = 3_000;
    private static final int WATCHED_MILLIS = 4_500;

    private static final List<FaultKind> OTHERS =
            List.of(
                    FaultKind.CPU,
                    FaultKind.MEMORY,
                    FaultKind.IO,
                    FaultKind.DISK,
                    FaultKind.CLOCK,
                    FaultKind.PAUSE);

    enum Event {
        AGENT_KILLED,
        AGENT_FROZEN,
        CONTROLLER_GONE,
        CLOCK_MOVED
    }

    /// @param folder empty, of root
    /// @param town its number among those that are played at the same time
    static FaultRun play(long seed, Event event, Path folder, int town) throws Exception {
        Random random = new Random(seed);
        List<String> early = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try (FaultTown place = new FaultTown(folder, town, event == Event.CLOCK_MOVED)) {
            for (FaultKind kind : kinds(random)) {
                place.begin(kind);
            }
            park(random.nextInt(1_000));
            note(early, place);
            long since = happen(event, place, random, early);
            Map<String, Long> gone = place.goneAfterMillis(since, WATCHED_MILLIS);
            afterwards(event, place, complaints);
            return new FaultRun(seed, event, gone, List.copyOf(early), List.copyOf(complaints));
        }
    }

    /// Packets by the kernel, a process by the guard, and something else.
    private static List<FaultKind> kinds(Random random) {
        List<FaultKind> others = new ArrayList<>(OTHERS);
        Collections.shuffle(others, random);
        return List.of(
                random.nextBoolean() ? FaultKind.BLACKHOLE : FaultKind.LOSS,
                others.get(0),
                others.get(1));
    }

    private static long happen(Event event, FaultTown place, Random random, List<String> early)
            throws Exception {
        switch (event) {
            case AGENT_KILLED -> place.agent().kill();
            case AGENT_FROZEN -> new Signals().send(place.agent().pid(), Signals.STOP);
            case CONTROLLER_GONE -> {
                return place.controller().leave();
            }
            case CLOCK_MOVED -> {
                place.moveClock((random.nextBoolean() ? 1 : -1) * (60 + random.nextInt(86_400)));
                park(1_000);
                note(early, place);
                return place.controller().leave();
            }
        }
        return System.nanoTime();
    }

    private static void note(List<String> early, FaultTown place) {
        if (early.isEmpty() && !place.controller().complaint().isEmpty()) {
            early.add(place.controller().complaint());
        }
    }

    private static void afterwards(Event event, FaultTown place, List<String> complaints)
            throws Exception {
        long now = System.nanoTime();
        if (event == Event.AGENT_FROZEN) {
            new Signals().send(place.agent().pid(), 18);
        }
        if (event == Event.AGENT_KILLED) {
            place.startAgent();
        }
        place.goneAfterMillis(now, 1_000)
                .forEach((kind, millis) -> {
                    if (millis > 0) {
                        complaints.add(kind + " came back when the agent did");
                    }
                });
        long patience = System.nanoTime() + 20_000_000_000L;
        while (!place.records().isEmpty() && System.nanoTime() < patience) {
            LockSupport.parkNanos(10_000_000);
        }
        if (!place.records().isEmpty()) {
            complaints.add("records are left: " + place.records());
        }
        if (place.network().tables().contains(PacketFault.PREFIX)) {
            complaints.add("tables are left: " + place.network().tables());
        }
        if (!"tick".equals(place.tick())) {
            complaints.add("the process does not tick");
        }
    }

    private static void park(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    boolean isWell() {
        return complaints.isEmpty()
                && goneAfterMillis.values().stream().allMatch(each -> each <= WITHIN_MILLIS);
    }
}
