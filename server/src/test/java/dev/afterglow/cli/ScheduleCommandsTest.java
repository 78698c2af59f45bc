package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScheduleCommandsTest {

    private static final String SCHEDULES =
            """
            schedules:
              - id: core-primary
                zone: Europe/Lisbon
                layers:
                  - {id: week, people: [ana, [bo, cy]], rotates: weekly, handover: "mon 09:00",
                     from: 2026-03-23}
                overrides:
                  - {from: "2026-03-28 18:00", to: "2026-03-29 09:00", person: bo, reason: "a, b"}
              - {id: alone, zone: Asia/Tokyo}
            """;

    @TempDir private Path folder;

    @Test
    void oncall_prints_rows_with_the_offset_of_the_schedule() throws IOException {
        Run run = oncall(SCHEDULES, "--from", "2026-03-28", "--to", "2026-03-31");

        assertThat(run.exitCode).isZero();
        assertThat(run.out.lines())
                .containsExactly(
                        "schedule,from,to,person,source",
                        "alone,2026-03-28T00:00:00+09:00,2026-03-31T00:00:00+09:00,,gap",
                        "core-primary,2026-03-28T00:00:00+00:00,2026-03-28T18:00:00+00:00,ana,"
                                + "layer:week",
                        "core-primary,2026-03-28T18:00:00+00:00,2026-03-29T09:00:00+01:00,bo,"
                                + "\"override:a, b\"",
                        "core-primary,2026-03-29T09:00:00+01:00,2026-03-30T09:00:00+01:00,ana,"
                                + "layer:week",
                        "core-primary,2026-03-30T09:00:00+01:00,2026-03-31T00:00:00+01:00,bo,"
                                + "layer:week",
                        "core-primary,2026-03-30T09:00:00+01:00,2026-03-31T00:00:00+01:00,cy,"
                                + "layer:week");
    }

    @Test
    void oncall_prints_json_lines_and_a_calendar() throws IOException {
        String[] span = {"--from", "2026-03-28T17:00:00Z", "--to", "2026-03-28T19:00:00Z"};

        Run json = oncall(SCHEDULES, span[0], span[1], span[2], span[3], "--format", "json");
        Run ics = oncall(SCHEDULES, span[0], span[1], span[2], span[3], "--format", "ics");

        assertThat(json.out.lines())
                .contains(
                        "{\"schedule\":\"alone\",\"from\":\"2026-03-29T02:00:00+09:00\","
                                + "\"to\":\"2026-03-29T04:00:00+09:00\",\"person\":null,"
                                + "\"source\":\"gap\"}")
                .hasSize(3);
        assertThat(ics.out)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("VERSION:2.0\r\n")
                .contains("DTSTART:20260328T180000Z\r\nDTEND:20260328T190000Z\r\n")
                .contains("SUMMARY:bo on call for core-primary\r\n")
                .contains("SUMMARY:Gap: nobody on call for alone\r\n");
        assertThat(oncall(SCHEDULES, span[0], span[1], span[2], span[3], "--format", "ics").out)
                .isEqualTo(ics.out);
    }

    @Test
    void bad_input_is_one_line_with_its_place() throws IOException {
        String[] span = {"--from", "2026-03-28", "--to", "2026-03-31"};

        Run wrong = oncall("schedules: [{id: core, zone: Mars}]", span);
        Run backward = oncall(SCHEDULES, "--from", "2026-03-28", "--to", "2026-03-27");
        Run noTime = oncall(SCHEDULES, "--from", "2026-03-28", "--to", "soon");

        assertThat(wrong.exitCode).isEqualTo(2);
        assertThat(wrong.err)
                .isEqualTo(
                        folder.resolve("file.yaml")
                                + ":1:30: schedules[0].zone: expected a time zone such as"
                                + " Europe/Lisbon, not \"Mars\"\n");
        assertThat(backward.err)
                .isEqualTo("--to: expected a time after --from 2026-03-28, not \"2026-03-27\"\n");
        assertThat(noTime.exitCode).isEqualTo(2);
        assertThat(noTime.err)
                .isEqualTo(
                        "--to: expected a time such as \"2026-03-28 18:00\" or a date, not"
                                + " \"soon\"\n");
    }

    @Test
    void of_several_problems_the_first_is_told_whole_and_the_others_by_line() throws IOException {
        Run run =
                oncall(
                        """
                        schedules:
                          - {id: core, zone: Mars}
                          - {id: core, zone: UTC}
                          - {id: CORE, zone: UTC}
                        """,
                        "--from",
                        "2026-03-28",
                        "--to",
                        "2026-03-31");

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err.lines()).hasSize(1);
        assertThat(run.err).contains(":2:", "\"Mars\"", " (and more in line 3, 4)");
    }

    @Test
    void a_reason_may_be_empty() throws IOException {
        Run run =
                oncall(
                        """
                        schedules:
                          - {id: core, zone: UTC, overrides:
                              [{from: 2026-03-28, to: 2026-03-29, person: bo, reason: ""}]}
                        """,
                        "--from",
                        "2026-03-28",
                        "--to",
                        "2026-03-29");

        assertThat(run.out.lines())
                .endsWith("core,2026-03-28T00:00:00+00:00,2026-03-29T00:00:00+00:00,bo,override:");
    }

    @Test
    void meet_prints_a_row_for_each_person_and_slot() throws IOException {
        Run run =
                run(
                        new MeetCommand(),
                        """
                        length: 60m
                        between: {from: 2026-03-02, to: 2026-03-03}
                        people:
                          - {id: ana, zone: Europe/Lisbon, hours: "mon-fri 09:00-17:30",
                             essential: true, burden: 2.5,
                             busy: [{from: "2026-03-02 16:00", to: "2026-03-02 18:00"}]}
                          - {id: bo, zone: America/Los_Angeles, hours: "mon-fri 10:00-18:00"}
                        """,
                        "--top",
                        "1");

        assertThat(run.exitCode).isZero();
        assertThat(run.out.lines())
                .containsExactly(
                        "start,person,local,cost,burden",
                        "2026-03-03T16:00:00Z,ana,2026-03-03T16:00:00+00:00,0,2.5",
                        "2026-03-03T16:00:00Z,bo,2026-03-03T08:00:00-08:00,1,0");
    }

    @Test
    void meet_says_what_to_give_up_when_nothing_suits() throws IOException {
        Run run =
                run(
                        new MeetCommand(),
                        """
                        length: 60m
                        between: {from: 2026-03-02, to: 2026-03-02}
                        people:
                          - {id: ana, zone: UTC, essential: yes, sleep: 00:00-12:00,
                             busy: [{from: 2026-03-02, to: "2026-03-02 23:30"}]}
                        """);

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.out).isEqualTo("start,person,local,cost,burden\n");
        assertThat(run.err.lines())
                .contains(
                        "  the length: 30 minutes instead: 1 start, the first 2026-03-02T23:30:00Z",
                        "  the other appointments of ana: 45 starts, the first"
                                + " 2026-03-02T12:00:00Z");
    }

    @Test
    void meet_refuses_somebody_who_stands_there_twice() throws IOException {
        Run run =
                run(
                        new MeetCommand(),
                        """
                        length: 60m
                        between: {from: 2026-03-02, to: 2026-03-02}
                        people:
                          - {id: ana, zone: UTC}
                          - {id: ana, zone: Asia/Tokyo}
                        """);

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).contains("expected everybody once, not ana twice");
    }

    private Run oncall(String text, String... options) throws IOException {
        return run(new OncallCommand(), text, options);
    }

    private Run run(Object command, String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("file.yaml"), text);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        line.setParameterExceptionHandler((exception, _) -> {
            line.getErr().println(exception.getMessage());
            return 2;
        });
        String[] arguments = new String[options.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        int exitCode = line.execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private record Run(int exitCode, String out, String err) {}
}
