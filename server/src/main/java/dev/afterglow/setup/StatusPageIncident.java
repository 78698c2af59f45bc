package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// An incident of a status page, in the form of Atlassian Statuspage or of its public archives.
final class StatusPageIncident {

    private StatusPageIncident() {}

    static ImportedIncident of(JsonNode object, String file) {
        JsonFields fields = new JsonFields(object);
        String title = fields.required("title", "name");
        List<ImportedIncident.Line> lines =
                fields.each(object.has("updates") ? "updates" : "incident_updates")
                        .map(StatusPageIncident::line)
                        .sorted(Comparator.comparing(ImportedIncident.Line::at))
                        .toList();
        Instant started =
                fields.instant("started_at", "created_at")
                        .or(() -> lines.stream().findFirst().map(ImportedIncident.Line::at))
                        .orElseThrow(() ->
                                new IllegalArgumentException("expected \"started_at\" or updates"));
        Instant stable = fields.instant("resolved_at").orElse(null);
        String text =
                lines.stream()
                        .map(line -> "**%s** %s".formatted(line.speaker(), line.text()).strip())
                        .collect(Collectors.joining("\n\n"));
        return new ImportedIncident(
                fields.required("id", "shortlink", "url"),
                title.length() <= 200 ? title : title.substring(0, 200),
                started,
                stable,
                severity(fields.text("impact").orElse("")),
                fields.names("components"),
                text,
                fields.text("url", "shortlink").orElse(file),
                lines,
                List.of());
    }

    private static ImportedIncident.Line line(JsonFields update) {
        String text = update.text("message", "body").orElse("(no words)");
        return new ImportedIncident.Line(
                update.requiredInstant("at", "display_at", "created_at"),
                false,
                update.text("status").orElse(""),
                text,
                text);
    }

    private static int severity(String impact) {
        return switch (impact) {
            case "critical" -> 1;
            case "major" -> 2;
            case "none", "maintenance" -> 4;
            default -> 3;
        };
    }
}
