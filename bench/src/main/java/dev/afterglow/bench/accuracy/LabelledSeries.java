package dev.afterglow.bench.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A series with a label for each point, on a regular grid.
///
/// @param start epoch milliseconds of the first point
/// @param stepMillis time between two points
/// @param values `NaN` where missing
/// @param labels true where people saw something wrong
/// @param train points before this one are for choosing settings, the rest for testing
@SuppressWarnings("ArrayRecordComponent") // large, and read only here
record LabelledSeries(
        String name, long start, long stepMillis, double[] values, boolean[] labels, int train) {

    /// Reads all `*.csv.gz` of a folder, sorted by name: a first line `# series=… t0=… step=… n=…
    /// n_train=…`, then `value,label`.
    static List<LabelledSeries> readAll(Path folder) throws IOException {
        List<LabelledSeries> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv.gz")).sorted().toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    private static LabelledSeries read(Path file) throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            Map<String, String> head = new HashMap<>();
            for (String pair : nextLine(in, file).substring(2).split(" ")) {
                head.put(
                        pair.substring(0, pair.indexOf('=')),
                        pair.substring(pair.indexOf('=') + 1));
            }
            nextLine(in, file);
            int n = Integer.parseInt(head.get("n"));
            double[] values = new double[n];
            boolean[] labels = new boolean[n];
            for (int i = 0; i < n; i++) {
                String line = nextLine(in, file);
                int comma = line.indexOf(',');
                values[i] = comma == 0 ? Double.NaN : Double.parseDouble(line.substring(0, comma));
                labels[i] = line.endsWith("1");
            }
            return new LabelledSeries(
                    head.getOrDefault("series", file.getFileName().toString()),
                    Long.parseLong(head.get("t0")) * 1000,
                    Long.parseLong(head.get("step")) * 1000,
                    values,
                    labels,
                    Integer.parseInt(head.get("n_train")));
        }
    }

    private static String nextLine(BufferedReader in, Path file) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException(file + " ends too early");
        }
        return line;
    }

    int size() {
        return values.length;
    }

    long time(int i) {
        return start + i * stepMillis;
    }

    /// Weeks between two points.
    double weeks(int from, int to) {
        return (to - from) * (double) stepMillis / (7 * 86_400_000.0);
    }

    /// Labelled segments within [from, to), as pairs of first point and first point after; those
    /// with at
    /// most `bridge` unlabelled points between them are one.
    List<int[]> segments(int from, int to, int bridge) {
        List<int[]> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!labels[i]) {
                continue;
            }
            int end = i;
            while (end < to && labels[end]) {
                end++;
            }
            int[] last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && i - last[1] <= bridge) {
                last[1] = end;
            } else {
                found.add(new int[] {i, end});
            }
            i = end;
        }
        return found;
    }

    @Override
    public String toString() {
        return name + " " + size() + " points, " + Arrays.hashCode(labels);
    }
}
