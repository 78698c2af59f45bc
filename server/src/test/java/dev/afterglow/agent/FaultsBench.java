package dev.afterglow.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// `faults [--seeds N] [--lanes N]`: how long faults outlive whoever kept them; as root.
final class FaultsBench {

    private FaultsBench() {}

    public static void main(String[] arguments) throws Exception {
        int seeds = number(arguments, "--seeds", 200);
        int lanes = number(arguments, "--lanes", 4);
        BlockingQueue<Integer> towns =
                new ArrayBlockingQueue<>(lanes, false, IntStream.range(0, lanes).boxed().toList());
        FaultRun.Event[] events = FaultRun.Event.values();
        List<Future<FaultRun>> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            for (long seed = 1; seed <= seeds; seed++) {
                long drawn = seed;
                FaultRun.Event event = events[(int) (seed % events.length)];
                runs.add(threads.submit(() -> play(drawn, event, towns)));
            }
        }
        List<FaultRun> played = new ArrayList<>();
        for (Future<FaultRun> run : runs) {
            played.add(run.get());
        }
        System.exit(tell(played) ? 0 : 1);
    }

    private static FaultRun play(long seed, FaultRun.Event event, BlockingQueue<Integer> towns)
            throws Exception {
        int town = towns.take();
        Path folder = Files.createTempDirectory("faults");
        try {
            FaultRun run = FaultRun.play(seed, event, folder, town);
            System.out.println(run);
            return run;
        } finally {
            towns.add(town);
        }
    }

    private static boolean tell(List<FaultRun> played) {
        for (FaultRun.Event event : FaultRun.Event.values()) {
            List<FaultRun> of = played.stream().filter(run -> run.event() == event).toList();
            List<Long> gone =
                    of.stream()
                            .flatMap(run -> run.goneAfterMillis().values().stream())
                            .sorted()
                            .toList();
            System.out.printf(
                    "%-16s %4d runs, %4d faults; gone after ms: median %4d, 99 %% %4d, most %4d;"
                            + " %d not within 3 s, %d complaints, %d lapsed early%n",
                    event,
                    of.size(),
                    gone.size(),
                    gone.get(gone.size() / 2),
                    gone.get(gone.size() * 99 / 100),
                    gone.getLast(),
                    gone.stream().filter(each -> each > FaultRun.WITHIN_MILLIS).count(),
                    of.stream().mapToInt(run -> run.complaints().size()).sum(),
                    of.stream().mapToInt(run -> run.early().size()).sum());
        }
        long kinds =
                played.stream()
                        .flatMap(run -> run.goneAfterMillis().keySet().stream())
                        .distinct()
                        .count();
        System.out.println(kinds + " kinds of faults");
        return played.stream().allMatch(FaultRun::isWell);
    }

    private static int number(String[] arguments, String name, int usual) {
        int at = List.of(arguments).indexOf(name);
        return at < 0 ? usual : Integer.parseInt(arguments[at + 1]);
    }
}
