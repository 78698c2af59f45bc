package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One imported incident as a line of JSON: our own form, in the `incidents.jsonl` of an import and
/// on the way to a server. Its `id`, `title` and `text` are what `similar` reads.
public final class ImportedJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ImportedJson() {}

    /// The same incident gives the same line.
    public static String write(ImportedIncident incident) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", incident.key());
        fields.put("title", incident.title());
        fields.put("started_at", incident.startedAt().toString());
        Instant stable = incident.stableAt();
        fields.put("stable_at", stable == null ? null : stable.toString());
        fields.put("severity", incident.severity());
        fields.put("services", incident.services());
        fields.put("source", incident.source());
        fields.put("text", incident.text());
        fields.put("timeline", incident.lines().stream().map(ImportedJson::line).toList());
        fields.put(
                "responders",
                incident.responders().stream()
                        .map(one -> Map.of("person", one.person(), "at", one.at().toString()))
                        .map(LinkedHashMap::new)
                        .toList());
        return MAPPER.writeValueAsString(fields);
    }

    private static Map<String, Object> line(ImportedIncident.Line line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", line.at().toString());
        fields.put("day_only", line.isDayOnly());
        fields.put("speaker", line.speaker());
        fields.put("text", line.text());
        fields.put("original", line.original());
        return fields;
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException when it is not that, with the field that is wrong
    public static ImportedIncident read(JsonNode object) {
        JsonFields fields = new JsonFields(object);
        List<ImportedIncident.Line> lines =
                fields.each("timeline")
                        .map(line ->
                                new ImportedIncident.Line(
                                        line.requiredInstant("at"),
                                        line.object().path("day_only").asBoolean(false),
                                        line.text("speaker").orElse(""),
                                        line.required("text"),
                                        line.text("original").orElse("")))
                        .toList();
        List<ImportedIncident.Responder> responders =
                fields.each("responders")
                        .map(one ->
                                new ImportedIncident.Responder(
                                        one.required("person"), one.requiredInstant("at")))
                        .toList();
        return new ImportedIncident(
                fields.required("id"),
                fields.required("title"),
                fields.requiredInstant("started_at"),
                fields.instant("stable_at").orElse(null),
                object.path("severity").asInt(3),
                fields.names("services"),
                object.path("text").asString(""),
                fields.text("source").orElse(""),
                lines,
                responders);
    }

    static boolean isOurs(JsonNode object) {
        return object.has("timeline") && object.has("started_at") && object.has("id");
    }
}
