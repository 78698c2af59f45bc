package dev.afterglow.bench.similar;

import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import dev.afterglow.search.Sense;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// How long a question takes among 100,000 texts. They are spliced from pairs of real reports: the
/// title of one, half the words of each, and the sum of what the two mean.
final class SimilarSpeed {

    private static final int TEXTS = 100_000;
    private static final int WARM = 50;
    private static final int ASKED = 300;
    private static final int TITLES = 100;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private SimilarSpeed() {}

    static void print(ReportSet set, Meaning meaning, PrintStream out) {
        Random random = new Random(7);
        Alike alike = new Alike(meaning);
        for (int i = 0; i < TEXTS; i++) {
            Alike.Text one = any(set.texts(), random);
            Alike.Text two = any(set.texts(), random);
            String text = half(one.text(), random) + " " + half(two.text(), random);
            alike.put(
                    new Alike.Text("spliced-" + i, one.title(), text),
                    between(sense(set, one), sense(set, two), random));
        }
        long bytes = usedBytes();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < WARM + ASKED; i++) {
            ids.add("spliced-" + random.nextInt(TEXTS));
        }
        List<Taken> taken =
                ids.stream().map(id -> taken(() -> alike.nearest(id, 10))).skip(WARM).toList();
        double[] kept = taken.stream().mapToDouble(Taken::millis).sorted().toArray();
        double[] busy = taken.stream().mapToDouble(Taken::busy).sorted().toArray();
        double[] fresh =
                set.texts().stream()
                        .limit(TITLES)
                        .mapToDouble(text ->
                                taken(() ->
                                                alike.nearest(
                                                        new Alike.Text("new", text.title(), ""),
                                                        10))
                                        .millis())
                        .sorted()
                        .toArray();
        out.printf("## Among %,d texts, %,d MB of heap in all%n%n", TEXTS, bytes >> 20);
        out.println("| question | median | p95 | p99 |\n|---|---|---|---|");
        row(out, "a text that is kept", kept);
        row(out, "the same, by the time of the processor", busy);
        row(out, "a new sentence, with its meaning computed", fresh);
        out.println();
    }

    private static void row(PrintStream out, String name, double[] sorted) {
        out.printf(
                "| %s, n = %d | %.0f ms | %.0f ms | %.0f ms |%n",
                name, sorted.length, at(sorted, .5), at(sorted, .95), at(sorted, .99));
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    /// @param busy milliseconds of the processor; they do not grow when others use the machine
    private record Taken(double millis, double busy) {}

    private static Taken taken(Runnable question) {
        long before = System.nanoTime();
        long busyBefore = CPU.getCurrentThreadCpuTime();
        question.run();
        return new Taken(
                (System.nanoTime() - before) / 1e6,
                (CPU.getCurrentThreadCpuTime() - busyBefore) / 1e6);
    }

    private static Alike.Text any(List<Alike.Text> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String half(String text, Random random) {
        String[] words = text.split(" ");
        int from = random.nextInt(words.length / 2 + 1);
        return String.join(" ", Arrays.copyOfRange(words, from, from + words.length / 2));
    }

    private static Sense sense(ReportSet set, Alike.Text text) {
        Sense sense = set.senses().get(text.id());
        if (sense == null) {
            throw new IllegalStateException("no sense of " + text.id());
        }
        return sense;
    }

    private static Sense between(Sense one, Sense two, Random random) {
        byte[] sum = new byte[one.vector().length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (byte) ((one.vector()[i] + two.vector()[i]) / 2 + random.nextInt(-9, 10));
        }
        return new Sense(sum);
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
