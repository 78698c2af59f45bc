package dev.afterglow.patterns;

import dev.afterglow.patterns.BadInput.Place;
import dev.afterglow.patterns.Csv.Cell;
import dev.afterglow.patterns.History.Reached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a folder of CSV files into a [History].
///
/// Times must have an offset, ids must be told apart, an incident must not end before it starts,
/// and whatever names an incident must name one that is there: all that is refused with file, line
/// and column. People, services and changes that are only named elsewhere, and absences that
/// overlap, are taken as they are and noted.
public final class HistoryFolder {

    private final Path folder;
    private final HistoryDraft draft = new HistoryDraft();
    private final Map<String, String> shared = new HashMap<>();
    private final Set<String> incidentIds = new HashSet<>();

    private HistoryFolder(Path folder) {
        this.folder = folder;
    }

    /// Reads the folder.
    ///
    /// @throws BadInput when something in it cannot be read, or `incidents.csv` is missing
    public static History read(Path folder) throws IOException {
        return new HistoryFolder(folder).read();
    }

    private interface Row<T> {
        T read(Csv csv);
    }

    private History read() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadInput(new Place(folder.toString(), 0, 0), "no such folder", "a folder");
        }
        if (!Files.exists(folder.resolve(Table.INCIDENTS.file()))) {
            throw new BadInput(
                    new Place(folder.toString(), 0, 0), "no incidents.csv", "at least that file");
        }
        draft.people.addAll(distinct(Table.PEOPLE, this::person, "person"));
        draft.absences.addAll(rows(Table.ABSENCES, this::absence));
        draft.services.addAll(distinct(Table.SERVICES, this::service, "service"));
        draft.knowledge.addAll(rows(Table.KNOWLEDGE, this::knowing));
        draft.changes.addAll(distinct(Table.CHANGES, this::change, "change"));
        draft.incidents.addAll(distinct(Table.INCIDENTS, this::incident, "incident"));
        draft.incidents.forEach(incident -> incidentIds.add(incident.id()));
        draft.participants.addAll(rows(Table.PARTICIPANTS, this::participant));
        draft.pages.addAll(rows(Table.PAGES, this::page));
        draft.shifts.addAll(rows(Table.SHIFTS, this::shift));
        draft.deviations.addAll(rows(Table.DEVIATIONS, this::deviation));
        draft.handovers.addAll(rows(Table.HANDOVERS, this::handover));
        draft.codes.addAll(rows(Table.CODES, this::tick));
        draft.actions.addAll(distinct(Table.ACTIONS, this::action, "action"));
        draft.risks.addAll(rows(Table.RISKS, this::risk));
        return draft.history();
    }

    private <T> List<T> rows(Table table, Row<T> row) throws IOException {
        List<T> rows = new ArrayList<>();
        Path file = folder.resolve(table.file());
        if (Files.exists(file)) {
            draft.present.add(table);
            try (Csv csv = new Csv(table.file(), Files.newBufferedReader(file), table.columns())) {
                while (csv.next()) {
                    rows.add(row.read(csv));
                }
            }
        }
        return rows;
    }

    private <T> List<T> distinct(Table table, Row<T> row, String id) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        return rows(
                table,
                csv -> {
                    Cell cell = csv.cell(id);
                    Integer before = seen.put(cell.text(), csv.line());
                    if (before != null) {
                        throw cell.not("an id not used in line " + before);
                    }
                    return row.read(csv);
                });
    }

    private History.Person person(Csv csv) {
        WorkingHours hours = WorkingHours.parse(csv.cell("hours"));
        return new History.Person(
                id(csv, "person"),
                text(csv, "team"),
                zone(csv.cell("time_zone")),
                hours.begins(),
                hours.ends());
    }

    private static ZoneId zone(Cell cell) {
        try {
            return ZoneId.of(cell.text());
        } catch (DateTimeException unknown) {
            throw cell.not("a time zone such as Europe/Lisbon");
        }
    }

    private History.Absence absence(Csv csv) {
        LocalDate from = date(csv.cell("from"));
        LocalDate to = date(csv.cell("to"));
        if (to.isBefore(from)) {
            throw csv.cell("to").not("a date not before " + from);
        }
        return new History.Absence(id(csv, "person"), from, to);
    }

    private History.Service service(Csv csv) {
        String needs = csv.cell("depends_on").text();
        List<String> services = needs.isBlank() ? List.of() : List.of(needs.split("[\\s;|,]+"));
        return new History.Service(id(csv, "service"), text(csv, "team"), services);
    }

    private History.Knowing knowing(Csv csv) {
        Cell until = csv.cell("until");
        LocalDate since = date(csv.cell("since"));
        LocalDate end = until.isEmpty() ? null : date(until);
        if (end != null && end.isBefore(since)) {
            throw until.not("a date not before " + since);
        }
        return new History.Knowing(id(csv, "service"), id(csv, "person"), since, end);
    }

    private History.Change change(Csv csv) {
        return new History.Change(
                csvId(csv, "change"), id(csv, "person"), instant(csv, "at"), id(csv, "service"));
    }

    private History.Incident incident(Csv csv) {
        Instant started = instant(csv, "started_at");
        Instant stable = optionalInstant(csv, "stable_at");
        if (stable != null && stable.isBefore(started)) {
            throw csv.cell("stable_at").not("an instant not before it started at " + started);
        }
        return new History.Incident(
                csvId(csv, "incident"),
                started,
                stable,
                text(csv, "service"),
                optional(csv, "change"),
                yes(csv.cell("reviewed")),
                optional(csv, "automation"));
    }

    private static boolean yes(Cell cell) {
        return switch (cell.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0", "" -> false;
            default -> throw cell.not("true or false");
        };
    }

    private History.Participant participant(Csv csv) {
        Cell reached = csv.cell("reached");
        Reached how =
                switch (reached.text().toLowerCase(Locale.ROOT)) {
                    case "oncall" -> Reached.ONCALL;
                    case "paged" -> Reached.PAGED;
                    case "asked" -> Reached.ASKED;
                    case "chance" -> Reached.CHANCE;
                    default -> throw reached.not("oncall, paged, asked or chance");
                };
        return new History.Participant(
                incidentId(csv), id(csv, "person"), how, instant(csv, "joined_at"));
    }

    private History.Page page(Csv csv) {
        optionalInstant(csv, "acked_at");
        String incident = csv.cell("incident").isEmpty() ? null : incidentId(csv);
        return new History.Page(
                id(csv, "person"), instant(csv, "at"), incident, text(csv, "service"));
    }

    private History.Shift shift(Csv csv) {
        Instant from = instant(csv, "from");
        Instant to = instant(csv, "to");
        if (to.isBefore(from)) {
            throw csv.cell("to").not("an instant not before " + from);
        }
        return new History.Shift(id(csv, "schedule"), text(csv, "person"), from, to);
    }

    private History.Deviation deviation(Csv csv) {
        Instant from = instant(csv, "from");
        Instant to = optionalInstant(csv, "to");
        if (to != null && to.isBefore(from)) {
            throw csv.cell("to").not("an instant not before " + from);
        }
        String incident = csv.cell("incident").isEmpty() ? null : incidentId(csv);
        return new History.Deviation(id(csv, "metric"), from, incident);
    }

    private History.Handover handover(Csv csv) {
        return new History.Handover(
                incidentId(csv), instant(csv, "at"), text(csv, "from_team"), text(csv, "to_team"));
    }

    private History.Tick tick(Csv csv) {
        return new History.Tick(
                incidentId(csv), id(csv, "code"), text(csv, "coder"), text(csv, "gate"));
    }

    private History.Action action(Csv csv) {
        Instant created = instant(csv, "created_at");
        Instant ended = optionalInstant(csv, "ended_at");
        if (ended != null && ended.isBefore(created)) {
            throw csv.cell("ended_at").not("an instant not before it was created at " + created);
        }
        return new History.Action(
                csvId(csv, "action"),
                incidentId(csv),
                text(csv, "outcome"),
                ended,
                text(csv, "automates"));
    }

    private History.Risk risk(Csv csv) {
        String incident = csv.cell("incident").isEmpty() ? null : incidentId(csv);
        return new History.Risk(id(csv, "risk"), date(csv.cell("first_heard")), incident);
    }

    private String incidentId(Csv csv) {
        Cell cell = csv.cell("incident");
        if (!incidentIds.contains(cell.text())) {
            throw cell.not("an incident of incidents.csv");
        }
        return text(csv, "incident");
    }

    private static String csvId(Csv csv, String column) {
        Cell cell = csv.cell(column);
        if (cell.isEmpty()) {
            throw cell.not("a " + column);
        }
        return cell.text();
    }

    private String id(Csv csv, String column) {
        csvId(csv, column);
        return text(csv, column);
    }

    /// The text, one object for equal ones: a person stands in a million rows.
    private String text(Csv csv, String column) {
        return shared.computeIfAbsent(csv.cell(column).text(), same -> same);
    }

    private static @Nullable String optional(Csv csv, String column) {
        Cell cell = csv.cell(column);
        return cell.isEmpty() ? null : cell.text();
    }

    private static LocalDate date(Cell cell) {
        try {
            return LocalDate.parse(cell.text());
        } catch (DateTimeException wrong) {
            throw cell.not("a date such as 2026-07-06");
        }
    }

    private static @Nullable Instant optionalInstant(Csv csv, String column) {
        return csv.cell(column).isEmpty() ? null : instant(csv, column);
    }

    private static Instant instant(Csv csv, String column) {
        Cell cell = csv.cell(column);
        try {
            String text = cell.text();
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw cell.not("an instant with offset such as 2026-07-06T09:30:00+01:00");
        }
    }
}
