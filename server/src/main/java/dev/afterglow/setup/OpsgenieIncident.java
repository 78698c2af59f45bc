package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// An incident or alert as Opsgenie's API answers it, with log and notes where included.
final class OpsgenieIncident {

    private OpsgenieIncident() {}

    static ImportedIncident of(JsonNode object, String file) {
        JsonFields fields = new JsonFields(object);
        String id = fields.required("id", "tinyId");
        String title = fields.required("message", "title");
        Instant started = fields.requiredInstant("impactStartDate", "createdAt");
        JsonFields report = new JsonFields(object.path("report"));
        boolean isClosed =
                fields.text("status")
                        .filter(s -> s.equals("closed") || s.equals("resolved"))
                        .isPresent();
        Optional<Instant> updated = isClosed ? fields.instant("updatedAt") : Optional.empty();
        Instant ended =
                fields.instant("impactEndDate", "closedAt")
                        .or(() -> after(started, report.text("closeTime")))
                        .or(() -> updated)
                        .orElse(null);
        List<String> services =
                Stream.concat(
                                fields.names("impactedServices").stream(),
                                fields.names("teams").stream())
                        .distinct()
                        .toList();
        return new ImportedIncident(
                "opsgenie-" + id,
                title.length() <= 200 ? title : title.substring(0, 200),
                started,
                ended,
                severity(fields.text("priority").orElse("")),
                services,
                fields.text("description").orElse(title),
                file,
                lines(fields, started),
                responders(report, started));
    }

    private static List<ImportedIncident.Line> lines(JsonFields fields, Instant started) {
        List<ImportedIncident.Line> lines = new ArrayList<>();
        Stream.concat(fields.each("logs"), fields.each("notes"))
                .filter(entry -> entry.text("log", "note").isPresent())
                .map(entry ->
                        new ImportedIncident.Line(
                                entry.instant("createdAt").orElse(started),
                                false,
                                entry.text("owner").orElse(""),
                                entry.required("log", "note"),
                                entry.required("log", "note")))
                .sorted(Comparator.comparing(ImportedIncident.Line::at))
                .forEach(lines::add);
        return lines;
    }

    private static List<ImportedIncident.Responder> responders(JsonFields report, Instant started) {
        return report.text("acknowledgedBy")
                .map(name ->
                        List.of(
                                new ImportedIncident.Responder(
                                        name,
                                        after(started, report.text("ackTime")).orElse(started))))
                .orElse(List.of());
    }

    /// Opsgenie counts these in milliseconds since the alert was made.
    private static Optional<Instant> after(Instant started, Optional<String> millis) {
        return millis.filter(text -> text.matches("\\d{1,15}"))
                .map(text -> started.plusMillis(Long.parseLong(text)));
    }

    private static int severity(String priority) {
        return switch (priority) {
            case "P1" -> 1;
            case "P2" -> 2;
            case "P4", "P5" -> 4;
            default -> 3;
        };
    }
}
