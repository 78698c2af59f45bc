package dev.afterglow.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternFolderTest {
    private static final Map<String, String> HEADERS =
            Map.ofEntries(
                    Map.entry("people.csv", "person,team,time_zone,hours"),
                    Map.entry("absences.csv", "person,from,to,kind"),
                    Map.entry("services.csv", "service,team,depends_on"),
                    Map.entry("knowledge.csv", "service,person,since,until"),
                    Map.entry("changes.csv", "change,person,at,service"),
                    Map.entry(
                            "incidents.csv",
                            "incident,started_at,stable_at,service,change,reviewed,automation"),
                    Map.entry("participants.csv", "incident,person,role,reached,joined_at"),
                    Map.entry("pages.csv", "page,person,at,acked_at,incident,service,schedule"),
                    Map.entry("shifts.csv", "schedule,person,from,to"),
                    Map.entry("deviations.csv", "metric,from,to,incident"),
                    Map.entry("handovers.csv", "incident,at,from_team,to_team"),
                    Map.entry("codes.csv", "incident,code,coder,gate"),
                    Map.entry(
                            "actions.csv",
                            "action,incident,created_at,kind,outcome,ended_at,automates"),
                    Map.entry("risks.csv", "risk,first_heard,incident"));
    private static final CompanySettings SETTINGS =
            CompanySettings.until(LocalDate.of(2026, 11, 1));

    @TempDir Path folder;

    @Test
    void every_file_has_its_header_and_as_many_cells_in_each_row() throws IOException {
        PatternFolder.write(Company.simulate(SETTINGS), folder);

        for (Map.Entry<String, String> file : HEADERS.entrySet()) {
            List<String> lines = Files.readAllLines(folder.resolve(file.getKey()));
            int cells = file.getValue().split(",", -1).length;
            assertThat(lines.get(0)).isEqualTo(file.getValue());
            assertThat(lines).as(file.getKey()).hasSizeGreaterThan(1);
            assertThat(lines).allMatch(line -> line.split(",", -1).length == cells);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(HEADERS.size());
        }
    }

    @Test
    void instants_carry_an_offset_and_dates_do_not() throws IOException {
        PatternFolder.write(Company.simulate(SETTINGS), folder);

        String[] page = Files.readAllLines(folder.resolve("pages.csv")).get(1).split(",", -1);
        String[] absence = Files.readAllLines(folder.resolve("absences.csv")).get(1).split(",", -1);
        assertThat(OffsetDateTime.parse(page[2])).isNotNull();
        assertThat(LocalDate.parse(absence[1])).isBeforeOrEqualTo(LocalDate.parse(absence[2]));
    }

    @Test
    void the_same_seed_writes_the_same_bytes() throws IOException {
        PatternFolder.write(Company.simulate(SETTINGS), folder.resolve("one"));

        PatternFolder.write(Company.simulate(SETTINGS), folder.resolve("two"));

        for (String file : HEADERS.keySet()) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
    }
}
