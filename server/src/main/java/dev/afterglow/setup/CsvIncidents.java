package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import dev.afterglow.patterns.BadInput;
import dev.afterglow.patterns.Csv;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The CSV exports of PagerDuty and Opsgenie: one row an incident, known by the header's names.
final class CsvIncidents {

    private static final List<String> ID = List.of("id", "incident_id", "alert id", "alertid");
    private static final List<String> TITLE = List.of("title", "description", "message");
    private static final List<String> STARTED =
            List.of("created_on", "created_at", "createdat", "createdatdate", "impactstartdate");
    private static final List<String> ENDED =
            List.of("resolved_on", "resolved_at", "closedat", "impactenddate");
    private static final List<String> SERVICE = List.of("service_name", "service", "teams");

    private CsvIncidents() {}

    static void read(BufferedReader reader, String file, ZoneId zone, ImportReport.Draft draft)
            throws IOException {
        try (Csv csv = new Csv(file, reader, List.of())) {
            Optional<String> id = column(csv, ID);
            Optional<String> title = column(csv, TITLE);
            Optional<String> started = column(csv, STARTED);
            if (id.isEmpty() || title.isEmpty() || started.isEmpty()) {
                draft.passOver(file, "no export that is known: expected id, title and created_on");
                return;
            }
            while (csv.next()) {
                row(new Row(csv, zone), file, draft);
            }
        } catch (BadInput wrong) {
            draft.problem(file, wrong.place().line(), String.valueOf(wrong.getMessage()));
        }
    }

    private static void row(Row row, String file, ImportReport.Draft draft) {
        try {
            String title = row.text(TITLE).orElse("");
            Instant started =
                    row.instant(STARTED)
                            .orElseThrow(() -> new IllegalArgumentException("no time it began"));
            ImportedIncident incident =
                    new ImportedIncident(
                            row.text(ID).orElse(""),
                            title.length() <= 200 ? title : title.substring(0, 200),
                            started,
                            row.instant(ENDED).orElse(null),
                            3,
                            row.text(SERVICE).map(List::of).orElse(List.of()),
                            title,
                            file,
                            new ArrayList<>(),
                            List.of());
            draft.found(incident, file, row.csv().line());
        } catch (IllegalArgumentException wrong) {
            draft.problem(file, row.csv().line(), String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<String> column(Csv csv, List<String> names) {
        return csv.columns().stream()
                .filter(column -> names.contains(column.toLowerCase(Locale.ROOT)))
                .min(
                        java.util.Comparator.comparingInt(
                                c -> names.indexOf(c.toLowerCase(Locale.ROOT))));
    }

    private record Row(Csv csv, ZoneId zone) {

        Optional<String> text(List<String> names) {
            return column(csv, names)
                    .map(column -> csv.cell(column).text())
                    .filter(value -> !value.isBlank());
        }

        Optional<Instant> instant(List<String> names) {
            return text(names).map(this::parse);
        }

        private Instant parse(String text) {
            try {
                return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            } catch (DateTimeException noOffset) {
                return Stream.of(text)
                        .flatMap(one -> WrittenTime.atStart(one).stream())
                        .flatMap(this::inZone)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("\"" + text + "\" is no time"));
            }
        }

        private Stream<Instant> inZone(WrittenTime written) {
            LocalDate date = written.date();
            LocalTime time = written.time();
            return date == null
                    ? Stream.empty()
                    : Stream.of(
                            date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                                    .atZone(zone)
                                    .toInstant());
        }
    }
}
