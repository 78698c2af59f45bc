package dev.afterglow.company;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes a [History] as the CSV files that the pattern lenses read: UTF-8, a header each, instants
/// as ISO-8601 in UTC, dates as ISO local dates, an empty cell where there is nothing to say.
public final class PatternFolder {
    private static final String SEPARATOR = " ";

    private final Path folder;

    private PatternFolder(Path folder) {
        this.folder = folder;
    }

    /// Writes all fourteen files, replacing those of that name. The folder is created.
    ///
    /// @throws UncheckedIOException naming the file that could not be written
    public static void write(History history, Path folder) {
        PatternFolder out = new PatternFolder(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Creating the folder " + folder, e);
        }
        out.writePeople(history);
        out.writeWork(history);
        out.writeIncidents(history);
        out.writeLearning(history);
    }

    private void writePeople(History history) {
        table(
                "people.csv",
                "person,team,time_zone,hours",
                history.people(),
                p -> row(p.id(), p.team(), p.site().zone(), p.hours()));
        table(
                "absences.csv",
                "person,from,to,kind",
                history.absences(),
                a -> row(a.person(), a.from(), a.to(), a.kind()));
        table(
                "services.csv",
                "service,team,depends_on",
                history.services(),
                s -> row(s.id(), s.team(), String.join(SEPARATOR, s.dependsOn())));
        table(
                "knowledge.csv",
                "service,person,since,until",
                history.knowledge(),
                k -> row(k.service(), k.person(), k.since(), k.until()));
    }

    private void writeWork(History history) {
        table(
                "changes.csv",
                "change,person,at,service",
                history.changes(),
                c -> row(c.id(), c.person(), c.at(), c.service()));
        table(
                "pages.csv",
                "page,person,at,acked_at,incident,service,schedule",
                history.pages(),
                p ->
                        row(
                                p.id(),
                                p.person(),
                                p.at(),
                                p.ackedAt(),
                                p.incident(),
                                p.service(),
                                p.schedule()));
        table(
                "shifts.csv",
                "schedule,person,from,to",
                history.shifts(),
                s -> row(s.schedule(), s.person(), s.from(), s.to()));
    }

    private void writeIncidents(History history) {
        table(
                "incidents.csv",
                "incident,started_at,stable_at,service,change,reviewed,automation",
                history.incidents(),
                i ->
                        row(
                                i.id(),
                                i.startedAt(),
                                i.stableAt(),
                                i.service(),
                                i.change(),
                                i.reviewed(),
                                i.automation()));
        table(
                "participants.csv",
                "incident,person,role,reached,joined_at",
                history.participants(),
                p -> row(p.incident(), p.person(), p.role(), p.reached(), p.joinedAt()));
        table(
                "deviations.csv",
                "metric,from,to,incident",
                history.deviations(),
                d -> row(d.metric(), d.from(), d.to(), d.incident()));
        table(
                "handovers.csv",
                "incident,at,from_team,to_team",
                history.handovers(),
                h -> row(h.incident(), h.at(), h.fromTeam(), h.toTeam()));
    }

    private void writeLearning(History history) {
        table(
                "codes.csv",
                "incident,code,coder,gate",
                history.codes(),
                c -> row(c.incident(), c.code(), c.coder(), c.gate()));
        table(
                "actions.csv",
                "action,incident,created_at,kind,outcome,ended_at,automates",
                history.actions(),
                a ->
                        row(
                                a.id(),
                                a.incident(),
                                a.createdAt(),
                                a.kind(),
                                a.outcome(),
                                a.endedAt(),
                                a.automates()));
        List<String> links =
                history.risks().stream().flatMap(risk -> linksOf(risk).stream()).toList();
        table("risks.csv", "risk,first_heard,incident", links, link -> link);
    }

    /// One row for each incident of a risk, or one without an incident.
    private static List<String> linksOf(Risk risk) {
        return risk.incidents().isEmpty()
                ? List.of(row(risk.id(), risk.firstHeard(), null))
                : risk.incidents().stream()
                        .map(incident -> row(risk.id(), risk.firstHeard(), incident))
                        .toList();
    }

    private <T> void table(String name, String header, List<T> rows, Function<T, String> line) {
        Path file = folder.resolve(name);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(header);
            writer.write('\n');
            for (T row : rows) {
                writer.write(line.apply(row));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
        }
    }

    /// Ids, dates and instants need no quotes: none holds a comma, a quote or a line break.
    private static String row(@Nullable Object... cells) {
        StringBuilder row = new StringBuilder(64);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                row.append(',');
            }
            if (cells[i] != null) {
                row.append(cells[i]);
            }
        }
        return row.toString();
    }
}
