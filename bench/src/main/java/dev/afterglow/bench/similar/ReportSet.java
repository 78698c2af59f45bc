package dev.afterglow.bench.similar;

import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import dev.afterglow.search.Sense;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports of which several tell the same thing.
///
/// @param texts in the order of the file
/// @param cluster by id: those with the same name tell the same
/// @param senses by id
record ReportSet(List<Alike.Text> texts, Map<String, String> cluster, Map<String, Sense> senses) {

    static ReportSet read(Path file, Meaning meaning) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        List<Alike.Text> texts = new ArrayList<>();
        Map<String, String> cluster = new HashMap<>();
        Map<String, Sense> senses = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = mapper.readTree(line);
                Alike.Text text =
                        new Alike.Text(
                                node.get("id").asString(),
                                node.get("title").asString(),
                                node.get("text").asString());
                texts.add(text);
                cluster.put(text.id(), node.get("cluster").asString());
                senses.put(text.id(), meaning.of(text.title(), text.text()));
            }
        }
        return new ReportSet(texts, cluster, senses);
    }

    /// Those whose cluster is named.
    ReportSet only(List<String> clusters) {
        return new ReportSet(
                texts.stream().filter(text -> clusters.contains(clusterOf(text.id()))).toList(),
                cluster,
                senses);
    }

    List<String> ids() {
        return texts.stream().map(Alike.Text::id).toList();
    }

    String clusterOf(String id) {
        return cluster.getOrDefault(id, id);
    }

    Alike index(Meaning meaning, Alike.Blend blend) {
        Alike alike = new Alike(meaning, blend);
        texts.forEach(text -> {
            Sense sense = senses.get(text.id());
            if (sense != null) {
                alike.put(text, sense);
            }
        });
        return alike;
    }
}
