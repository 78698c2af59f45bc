package dev.afterglow.bench.accuracy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// One series of the Numenta Anomaly Benchmark with its windows.
///
/// @param windows first and last point of each window, both inside
@SuppressWarnings("ArrayRecordComponent") // large, and read only here
record NabFile(String name, long[] times, double[] values, List<int[]> windows) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int TAR_BLOCK = 512;

    /// Reads the archive `nab-v1.1-data-labels.tar.gz`: all series in `data/`, windows from
    /// `labels/combined_windows.json`; sorted by name.
    static List<NabFile> readAll(Path archive) throws IOException {
        Map<String, byte[]> entries = untar(archive);
        byte[] labels = entries.get("labels/combined_windows.json");
        if (labels == null) {
            throw new IOException(archive + " holds no labels/combined_windows.json");
        }
        Map<String, List<long[]>> windows = windows(new String(labels, StandardCharsets.UTF_8));
        List<NabFile> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith("data/") && name.endsWith(".csv")) {
                String key = name.substring("data/".length());
                files.add(parse(key, entry.getValue(), windows.getOrDefault(key, List.of())));
            }
        }
        return files;
    }

    private static Map<String, byte[]> untar(Path archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (InputStream raw = new GZIPInputStream(Files.newInputStream(archive))) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(raw.readAllBytes()));
            byte[] head = new byte[TAR_BLOCK];
            while (in.available() >= TAR_BLOCK) {
                in.readFully(head);
                String name = text(head, 0, 100);
                if (name.isEmpty()) {
                    break;
                }
                int size = Integer.parseInt(text(head, 124, 12), 8);
                byte[] body = new byte[size];
                in.readFully(body);
                in.skipNBytes(Math.min(in.available(), (TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK));
                entries.put(name, body);
            }
        }
        return entries;
    }

    private static String text(byte[] block, int from, int length) {
        String all = new String(block, from, length, StandardCharsets.US_ASCII);
        int end = all.indexOf('\0');
        return (end < 0 ? all : all.substring(0, end)).trim();
    }

    private static Map<String, List<long[]>> windows(String json) {
        Map<String, List<long[]>> windows = new TreeMap<>();
        Matcher file = Pattern.compile("\"([^\"]+\\.csv)\"\\s*:").matcher(json);
        List<Integer> ends = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (file.find()) {
            names.add(file.group(1));
            ends.add(file.end());
        }
        Pattern pair = Pattern.compile("\\[\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\s*\\]");
        for (int i = 0; i < names.size(); i++) {
            int to = i + 1 < names.size() ? ends.get(i + 1) : json.length();
            Matcher window = pair.matcher(json.substring(ends.get(i), to));
            List<long[]> found = new ArrayList<>();
            while (window.find()) {
                found.add(new long[] {time(window.group(1)), time(window.group(2))});
            }
            windows.put(names.get(i), found);
        }
        return windows;
    }

    private static long time(String text) {
        return LocalDateTime.parse(text.substring(0, 19), TIME).toEpochSecond(ZoneOffset.UTC)
                * 1000;
    }

    private static NabFile parse(String name, byte[] csv, List<long[]> windows) {
        String[] lines = new String(csv, StandardCharsets.UTF_8).split("\n");
        int n = lines.length - 1;
        long[] times = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            String[] cells = lines[i + 1].trim().split(",");
            times[i] = time(cells[0]);
            values[i] = Double.parseDouble(cells[1]);
        }
        List<int[]> found = new ArrayList<>();
        for (long[] window : windows) {
            int from = 0;
            while (from < n && times[from] < window[0]) {
                from++;
            }
            int to = from;
            while (to + 1 < n && times[to + 1] <= window[1]) {
                to++;
            }
            found.add(new int[] {from, to});
        }
        return new NabFile(name, times, values, found);
    }

    /// Points at the beginning that are not scored.
    int probation() {
        return Math.min((int) (0.15 * values.length), 750);
    }

    /// The series as one without labels, for a scorer; its step is the commonest of the first gaps.
    LabelledSeries asSeries() {
        Map<Long, Integer> gaps = new TreeMap<>();
        for (int i = 1; i < Math.min(100, times.length); i++) {
            gaps.merge(times[i] - times[i - 1], 1, Integer::sum);
        }
        long step =
                gaps.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(300_000L);
        return new LabelledSeries(
                name, times[0], Math.max(1, step), values, new boolean[values.length], probation());
    }
}
