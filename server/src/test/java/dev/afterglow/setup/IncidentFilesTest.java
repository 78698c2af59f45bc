package dev.afterglow.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.ImportedIncident;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentFilesTest {

    @TempDir private Path folder;

    @Test
    void a_table_in_a_named_zone_is_a_timeline() throws IOException {
        write(
                "PM-7 cache.md",
                """
                # The cache ran cold

                ## Summary
                Words.

                ## Timeline
                All times in CET.

                | Time | Event |
                | :--- | ----- |
                | 2020-01-21 15:36 | Certificate expires |
                | ~2020-01-21 16:02 | First alert, from `janitor` |
                | 2020-01-21 18:04 - 18:10 | Service restored |
                """);

        ImportedIncident incident = only(read());

        assertThat(incident.title()).isEqualTo("The cache ran cold");
        assertThat(incident.key()).isEqualTo("pm-7-cache");
        assertThat(incident.startedAt()).isEqualTo(Instant.parse("2020-01-21T14:36:00Z"));
        assertThat(incident.stableAt()).isEqualTo(Instant.parse("2020-01-21T17:04:00Z"));
        assertThat(incident.text()).contains("Words.").contains("| Time | Event |");
        assertThat(texts(incident))
                .containsExactly(
                        "Certificate expires", "First alert, from `janitor`", "Service restored");
    }

    @Test
    void key_events_and_dated_items_are_a_timeline() throws IOException {
        write(
                "2023-01-11-pull.html.md.erb",
                """
                ---
                title: "Incident on 2023-01-11: images"
                weight: 8
                services: [registry, runners]
                severity: SEV-2
                ---

                # Incident on 2023-01-11

                - **Key events**
                  - First detected: 2023-01-11 14.22
                  - Incident declared 2023-01-11 15:17
                  - Repaired: 2023-01-11 1550
                  - Incident not declared by anybody else

                - **Context**:

                23:59 – People in chat say so

                00:10 – Found the password
                """);

        ImportedIncident incident = only(read());

        assertThat(incident.title()).isEqualTo("Incident on 2023-01-11: images");
        assertThat(incident.services()).containsExactly("registry", "runners");
        assertThat(incident.severity()).isEqualTo(2);
        assertThat(incident.startedAt()).isEqualTo(Instant.parse("2023-01-11T14:22:00Z"));
        assertThat(incident.stableAt()).isEqualTo(Instant.parse("2023-01-11T15:50:00Z"));
        assertThat(texts(incident))
                .containsExactly(
                        "First detected",
                        "Incident declared",
                        "Repaired",
                        "People in chat say so",
                        "Found the password");
        assertThat(incident.lines().getLast().at())
                .isEqualTo(Instant.parse("2023-01-12T00:10:00Z"));
    }

    @Test
    void what_cannot_be_read_is_listed_with_file_and_line_and_stands_in_the_text()
            throws IOException {
        write(
                "one.md",
                """
                # One

                ## Timeline
                | Time | Event |
                | --- | --- |
                | 2022-05-25 HH:mm | A day, no time |
                | 2022-05-?? HH:mm | Some day in May |
                """);
        write("two.md", "# Two\n\n## Summary\n\nNobody wrote when.\n");
        Files.write(folder.resolve("three.md"), new byte[] {'#', ' ', (byte) 0xff, (byte) 0xfe});

        ImportReport report = read();

        assertThat(report.notRead())
                .extracting(ImportReport.NotRead::file, ImportReport.NotRead::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one.md", 7),
                        org.assertj.core.groups.Tuple.tuple("three.md", 0),
                        org.assertj.core.groups.Tuple.tuple("two.md", 0));
        ImportedIncident one = only(report);
        assertThat(one.lines()).singleElement().matches(ImportedIncident.Line::isDayOnly);
        assertThat(one.text()).contains("Some day in May");
    }

    @Test
    void what_is_too_endlessis_cut_and_said() throws IOException {
        String endless = "A long night. ".repeat(80_000);
        write("one.md", "# One, 2024-05-06\n\n## Summary\n\n" + endless + "\n");

        ImportReport report = read();

        assertThat(report.notRead())
                .singleElement()
                .satisfies(said ->
                        assertThat(said.sentence()).contains("the first 1,000,000 were kept"));
        assertThat(only(report).text()).hasSize(1_000_000);
    }

    @Test
    void what_is_no_write_up_is_passed_over() throws IOException {
        write("README.md", "# Our post-mortems\n");
        write("postmortem template.md", "# Title\n\n## Timeline\n");
        write("notes.md", "# Shopping\n\nMilk.\n");
        write("picture.png", "no picture");
        write(".git/HEAD.md", "# Hidden on 2020-01-01\n");

        ImportReport report = read();

        assertThat(report.incidents()).isEmpty();
        assertThat(report.notRead()).isEmpty();
        assertThat(report.passedOver())
                .extracting(ImportReport.NotRead::file)
                .containsExactlyInAnyOrder(
                        "README.md", "postmortem template.md", "notes.md", "picture.png");
    }

    @Test
    void a_status_page_is_read_from_a_compressed_file_and_a_broken_line_is_named()
            throws IOException {
        Path file = folder.resolve("page.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    """
                    {"id":"7","title":"Slow","started_at":"2022-03-26T01:43:00Z",\
                    "resolved_at":null,"impact":"major","components":["Git"],\
                    "updates":[{"at":"2022-03-26T01:43:00Z","status":"Investigating",\
                    "message":"We look."}]}
                    {"id":"8","title":
                    {"id":"7","title":"Again","updates":[{"at":"2022-03-26T01:43:00Z",\
                    "status":"x","message":"y"}]}
                    {"hello":"world"}
                    """
                            .getBytes(StandardCharsets.UTF_8));
        }

        ImportReport report = IncidentFiles.read(file, ZoneOffset.UTC);

        ImportedIncident slow = only(report);
        assertThat(slow.severity()).isEqualTo(2);
        assertThat(slow.stableAt()).isNull();
        assertThat(slow.lines()).singleElement().extracting("speaker").isEqualTo("Investigating");
        assertThat(report.notRead())
                .extracting(ImportReport.NotRead::line)
                .containsExactly(2, 3, 4);
    }

    @Test
    void exports_of_pagers_are_read() throws IOException {
        write(
                "pagerduty.json",
                """
                {"incidents":[{"id":"PT4","incident_number":1234,"title":"Disk full",
                 "status":"resolved",
                 "urgency":"high","created_at":"2024-10-06T21:30:42Z",
                 "resolved_at":"2024-10-06T22:00:00Z",
                 "service":{"id":"PIJ","summary":"Mail"},"priority":{"summary":"P1"},
                 "acknowledgements":[{"at":"2024-10-06T21:32:00Z",
                                     "acknowledger":{"summary":"Earline"}}]}]}
                """);
        write(
                "opsgenie.json",
                """
                {"data":[{"id":"ab-1","tinyId":"17","message":"Queue grows","status":"closed",
                 "priority":"P2",
                 "createdAt":"2024-01-02T03:04:05.678Z","teams":[{"id":"t1","name":"core"}],
                 "report":{"ackTime":15000,"closeTime":60000,"acknowledgedBy":"bo@example.org"}}]}
                """);
        write(
                "pagerduty.csv",
                """
                id,incident_number,description,service_name,created_on,resolved_on
                Q1,17,"Login, slow",Login,2024-05-06T07:08:09Z,
                Q2,18,Login,Login,yesterday,
                """);

        ImportReport report = read();

        assertThat(report.incidents())
                .extracting(ImportedIncident::key)
                .containsExactlyInAnyOrder("pagerduty-PT4", "opsgenie-ab-1", "Q1");
        ImportedIncident disk = find(report, "pagerduty-PT4");
        assertThat(disk.services()).containsExactly("Mail");
        assertThat(disk.responders())
                .containsExactly(
                        new ImportedIncident.Responder(
                                "Earline", Instant.parse("2024-10-06T21:32:00Z")));
        assertThat(find(report, "opsgenie-ab-1").stableAt())
                .isEqualTo(Instant.parse("2024-01-02T03:05:05.678Z"));
        assertThat(report.notRead())
                .singleElement()
                .hasToString("pagerduty.csv:3: \"yesterday\" is no time");
    }

    @Test
    void a_second_import_changes_no_file_and_another_one_adds(@TempDir Path out)
            throws IOException {
        write("a.md", "# A on 2020-02-03\n\n## Timeline\n- 2020-02-03 10:00 Began\n");
        ImportFolder.write(read().incidents(), out);
        Files.setLastModifiedTime(out.resolve("incidents.csv"), FileTime.fromMillis(0));

        ImportFolder.Counts again = ImportFolder.write(read().incidents(), out);
        FileTime touched = Files.getLastModifiedTime(out.resolve("incidents.csv"));
        Files.delete(folder.resolve("a.md"));
        write("b.md", "# B on 2020-03-04\n\n## Summary\nWords.\n");
        ImportFolder.Counts more = ImportFolder.write(read().incidents(), out);

        assertThat(again).isEqualTo(new ImportFolder.Counts(0, 0, 1));
        assertThat(touched).isEqualTo(FileTime.fromMillis(0));
        assertThat(more).isEqualTo(new ImportFolder.Counts(1, 0, 0));
        assertThat(Files.readAllLines(out.resolve("incidents.csv")))
                .containsExactly(
                        "incident,started_at,stable_at,service,change,reviewed,automation",
                        "a,2020-02-03T10:00:00Z,,,,true,",
                        "b,2020-03-04T00:00:00Z,,,,true,");
    }

    private ImportReport read() throws IOException {
        return IncidentFiles.read(folder, ZoneId.of("UTC"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static ImportedIncident only(ImportReport report) {
        assertThat(report.incidents()).hasSize(1);
        return report.incidents().getFirst();
    }

    private static ImportedIncident find(ImportReport report, String key) {
        return report.incidents().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(ImportedIncident incident) {
        return incident.lines().stream().map(ImportedIncident.Line::text).toList();
    }
}
