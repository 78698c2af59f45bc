package dev.afterglow.bench.radar;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import dev.afterglow.radar.Shortlist;
import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports that were told twice, each handed in as a worry: does the desk show one that tells the
/// same among the at most five that it shows?
public final class RadarBench implements Benchmark {

    private static final List<String> SETS = List.of("eclipse", "mobile");

    @Override
    public String says() {
        return "merge proposals of the curator's desk on reports told twice, at most five shown";
    }

    @Override
    public void run(BenchOptions options) throws IOException {
        Optional<Path> folder = options.folder("duplicates");
        if (folder.isEmpty()) {
            return;
        }
        options.out()
                .printf(
                        "| set | reports | R@%d: share of the others shown | one or more shown |%n",
                        Shortlist.SHOWN);
        options.out().println("|---|---|---|---|");
        Meaning meaning = new Meaning();
        for (String name : SETS) {
            Reports reports = Reports.read(folder.get().resolve(name + ".jsonl.gz"));
            Found found = reports.found(new Shortlist(meaning));
            options.out()
                    .printf(
                            "| %s | %,d | %.3f | %.3f |%n",
                            name, found.questions(), found.recall(), found.any());
        }
    }

    /// @param recall mean share of a report's others, at most five, among the five shown
    /// @param any share of reports with at least one of the others among the five
    private record Found(int questions, double recall, double any) {}

    /// @param words by id, title first
    /// @param cluster by id
    private record Reports(Map<String, String> words, Map<String, String> cluster) {

        static Reports read(Path file) throws IOException {
            JsonMapper mapper = JsonMapper.builder().build();
            Map<String, String> words = new LinkedHashMap<>();
            Map<String, String> cluster = new LinkedHashMap<>();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(Files.newInputStream(file)),
                                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode node = mapper.readTree(line);
                    String id = node.get("id").asString();
                    words.put(
                            id,
                            node.get("title").asString().strip()
                                    + "\n"
                                    + node.get("text").asString());
                    cluster.put(id, node.get("cluster").asString());
                }
            }
            return new Reports(words, cluster);
        }

        Found found(Shortlist shortlist) {
            shortlist.hold(words);
            int questions = 0;
            double recall = 0;
            int any = 0;
            for (String id : words.keySet()) {
                String own = clusterOf(id);
                long others = cluster.values().stream().filter(own::equals).count() - 1;
                if (others > 0) {
                    long shown =
                            shortlist.nearest(id, words.getOrDefault(id, "")).stream()
                                    .limit(Shortlist.SHOWN)
                                    .map(Alike.Near::id)
                                    .filter(other -> clusterOf(other).equals(own))
                                    .count();
                    questions++;
                    recall += (double) shown / Math.min(Shortlist.SHOWN, others);
                    any += shown > 0 ? 1 : 0;
                }
            }
            return new Found(questions, recall / questions, (double) any / questions);
        }

        private String clusterOf(String id) {
            return cluster.getOrDefault(id, id);
        }
    }
}
