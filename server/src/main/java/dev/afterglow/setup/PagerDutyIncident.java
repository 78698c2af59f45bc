package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An incident as PagerDuty's REST API v2 answers it, with log entries and notes where included.
final class PagerDutyIncident {

    private PagerDutyIncident() {}

    static ImportedIncident of(JsonNode object, String file) {
        JsonFields fields = new JsonFields(object);
        String id = fields.required("id", "incident_number");
        String title = fields.required("title", "summary", "description");
        Instant created = fields.requiredInstant("created_at");
        boolean isResolved = fields.text("status").filter("resolved"::equals).isPresent();
        Instant resolved =
                fields.instant("resolved_at")
                        .or(() ->
                                isResolved
                                        ? fields.instant("last_status_change_at")
                                        : Optional.empty())
                        .orElse(null);
        String text = fields.text("description", "summary").orElse(title);
        return new ImportedIncident(
                "pagerduty-" + id,
                title.length() <= 200 ? title : title.substring(0, 200),
                created,
                resolved,
                severity(fields),
                fields.nameOf("service").map(List::of).orElse(List.of()),
                text,
                fields.text("html_url").orElse(file),
                lines(fields),
                responders(fields));
    }

    private static List<ImportedIncident.Line> lines(JsonFields fields) {
        List<ImportedIncident.Line> lines = new ArrayList<>();
        fields.each("log_entries")
                .map(entry -> line(entry, "agent", entry.text("summary").orElse("")))
                .forEach(lines::add);
        fields.each("notes")
                .map(note -> line(note, "user", note.text("content").orElse("")))
                .forEach(lines::add);
        if (lines.isEmpty()) {
            fields.each("acknowledgements").map(ack -> acknowledged(ack)).forEach(lines::add);
        }
        lines.removeIf(line -> line.text().isEmpty());
        lines.sort(Comparator.comparing(ImportedIncident.Line::at));
        return lines;
    }

    private static ImportedIncident.Line line(JsonFields entry, String who, String text) {
        return new ImportedIncident.Line(
                entry.requiredInstant("created_at"),
                false,
                entry.nameOf(who).orElse(""),
                text,
                text);
    }

    private static ImportedIncident.Line acknowledged(JsonFields ack) {
        return new ImportedIncident.Line(
                ack.requiredInstant("at"),
                false,
                ack.nameOf("acknowledger").orElse(""),
                "Acknowledged",
                ack.object().toString());
    }

    private static List<ImportedIncident.Responder> responders(JsonFields fields) {
        List<ImportedIncident.Responder> people = new ArrayList<>();
        fields.each("assignments")
                .forEach(one -> add(people, one.nameOf("assignee"), one.instant("at")));
        fields.each("acknowledgements")
                .forEach(one -> add(people, one.nameOf("acknowledger"), one.instant("at")));
        return people;
    }

    private static void add(
            List<ImportedIncident.Responder> people, Optional<String> name, Optional<Instant> at) {
        boolean isNew =
                name.isPresent()
                        && at.isPresent()
                        && people.stream().noneMatch(one -> one.person().equals(name.get()));
        if (isNew) {
            people.add(new ImportedIncident.Responder(name.get(), at.get()));
        }
    }

    private static int severity(JsonFields fields) {
        String priority = fields.nameOf("priority").orElse("").replaceAll("\\D", "");
        if (priority.matches("[1-4]")) {
            return Integer.parseInt(priority);
        }
        return fields.text("urgency").filter("low"::equals).isPresent() ? 4 : 3;
    }
}
