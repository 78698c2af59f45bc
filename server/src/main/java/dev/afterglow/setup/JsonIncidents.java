package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads incidents in JSON: one object a line, or a document as an API answers it (an array, or one
/// under `incidents` or `data`). Which system it is shows in each object's own fields.
final class JsonIncidents {

    /// The most characters of a document that is read whole.
    static final int DOCUMENT_MAX = 64 << 20;

    /// The most characters of one line.
    static final int LINE_MAX = 4 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonIncidents() {}

    static void readLines(BufferedReader reader, String file, ImportReport.Draft draft)
            throws IOException {
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.length() > LINE_MAX) {
                draft.problem(file, number, "a line has at most " + LINE_MAX + " characters");
            } else if (!line.isBlank()) {
                readLine(line, file, number, draft);
            }
        }
    }

    private static void readLine(String line, String file, int number, ImportReport.Draft draft) {
        try {
            readObject(MAPPER.readTree(line), file, number, draft);
        } catch (JacksonException broken) {
            draft.problem(file, number, "not JSON: " + reason(broken));
        }
    }

    static void readDocument(BufferedReader reader, String file, ImportReport.Draft draft)
            throws IOException {
        char[] start = new char[DOCUMENT_MAX + 1];
        int length = 0;
        int read = reader.read(start, 0, start.length);
        while (read > 0) {
            length += read;
            read = reader.read(start, length, start.length - length);
        }
        if (length > DOCUMENT_MAX) {
            draft.problem(
                    file,
                    0,
                    "has more than " + DOCUMENT_MAX + " characters; send it as JSON lines");
            return;
        }
        try {
            readRoot(MAPPER.readTree(new String(start, 0, length)), file, draft);
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            draft.problem(file, line, "not JSON: " + reason(broken));
        }
    }

    private static void readRoot(JsonNode root, String file, ImportReport.Draft draft) {
        JsonNode list =
                Stream.of(root, root.path("incidents"), root.path("data"), root.path("alerts"))
                        .filter(JsonNode::isArray)
                        .findFirst()
                        .orElse(root);
        if (!list.isArray()) {
            readObject(list, file, 1, draft);
            return;
        }
        Iterator<JsonNode> each = list.iterator();
        for (int number = 1; each.hasNext(); number++) {
            readObject(each.next(), file, number, draft);
        }
    }

    /// @param number of the line, or of the element of the array
    private static void readObject(
            JsonNode object, String file, int number, ImportReport.Draft draft) {
        try {
            ImportedIncident incident = incident(object, file);
            draft.found(incident, file, number);
        } catch (IllegalArgumentException wrong) {
            draft.problem(file, number, String.valueOf(wrong.getMessage()));
        }
    }

    private static ImportedIncident incident(JsonNode object, String file) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("expected an object, not " + object.getNodeType());
        }
        if (ImportedJson.isOurs(object)) {
            return ImportedJson.read(object);
        }
        if (object.has("updates") || object.has("incident_updates")) {
            return StatusPageIncident.of(object, file);
        }
        if (object.has("tinyId") || object.has("createdAt")) {
            return OpsgenieIncident.of(object, file);
        }
        if (object.has("incident_number") || object.has("urgency")) {
            return PagerDutyIncident.of(object, file);
        }
        throw new IllegalArgumentException(
                "no incident that is known: expected `updates` (status page), `incident_number`"
                        + " (PagerDuty) or `tinyId` (Opsgenie)");
    }

    private static String reason(JacksonException broken) {
        return String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
