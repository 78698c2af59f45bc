package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The command line as somebody types it, with real processes.
@Isolated("takes standard output and error")
class ExperimentCommandTest {

    @TempDir private Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran run(String experiment, String... more) throws IOException {
        return command("run", experiment, more);
    }

    private Ran command(String name, String text, String... more) throws IOException {
        Path file = folder.resolve("e.json");
        Files.writeString(file, text.replace('\'', '"'));
        List<String> arguments = new ArrayList<>(List.of("experiment", name, file.toString()));
        arguments.addAll(List.of(more));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int code = CommandLineTools.run(arguments.toArray(String[]::new));
            return new Ran(
                    code,
                    said.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String file(String tolerance) {
        return """
        {'title': 't', 'description': 'd', 'configuration': {'word': 'moon'},
         'steady-state-hypothesis': {'title': 'h', 'probes': [
           {'type': 'probe', 'name': 'look', 'tolerance': %s,
            'provider': {'type': 'process', 'path': 'cat', 'arguments': ['%s']}}]},
         'method': [{'type': 'action', 'name': 'break',
           'provider': {'type': 'process', 'path': 'cp',
                        'arguments': ['%s', '%s']}}],
         'rollbacks': [{'type': 'action', 'name': 'mend',
           'provider': {'type': 'process', 'path': 'rm', 'arguments': ['-f', '%s']}}]}
        """
                .formatted(
                        tolerance,
                        folder.resolve("state"),
                        folder.resolve("other"),
                        folder.resolve("state"),
                        folder.resolve("other"));
    }

    @Test
    void a_hypothesis_that_falls_ends_with_one_and_is_rolled_back() throws IOException {
        Files.writeString(folder.resolve("state"), "moon");
        Files.writeString(folder.resolve("other"), "sun");
        String experiment = file("{'type': 'regex', 'target': 'stdout', 'pattern': '^${word}$'}");
        Path journal = folder.resolve("journal.json");

        Ran ran =
                run(experiment, "--allow-executable", "cat,cp,rm", "--journal", journal.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("refuted: the hypothesis did not hold after the method");
        assertThat(folder.resolve("other")).doesNotExist();
        assertThat(journal).content().contains("\"deviated\" : true", "\"verdict\" : \"refuted\"");
    }

    @Test
    void one_that_holds_ends_with_zero_and_a_line_of_json() throws IOException {
        Files.writeString(folder.resolve("state"), "moon");
        Files.writeString(folder.resolve("other"), "moon");

        Ran ran =
                run(
                        file("{'type': 'regex', 'target': 'stdout', 'pattern': '${word}'}"),
                        "--allow-executable=cat",
                        "--allow-executable=cp",
                        "--allow-executable=rm",
                        "--var",
                        "word=mo+n",
                        "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualToIgnoringNewLines(
                        "{\"verdict\":\"upheld\",\"reason\":\"the hypothesis held\","
                                + "\"recovery\":\"rolled back\",\"status\":\"completed\","
                                + "\"deviated\":false}");
    }

    @Test
    void wrong_use_ends_with_two_and_changes_nothing() throws IOException {
        Ran refused = run(file("0"));
        Ran unknown = run(file("0"), "--allow-executable", "cat,cp,rm", "--rollbacks", "sometimes");
        Ran absent = run(file("0"), "--allow-executable", "no-such-program");

        assertThat(List.of(refused.code(), unknown.code(), absent.code())).containsOnly(2);
        assertThat(refused.err()).contains("e.json:4:45", "'/usr/bin/cat' is not allowed");
        assertThat(absent.err()).contains("no-such-program");
    }

    @Test
    void a_signal_stops_the_run_and_what_was_injected_is_rolled_back() throws Exception {
        Path broken = folder.resolve("broken");
        Path file = folder.resolve("e.json");
        Files.writeString(
                file,
                """
                {"title": "t", "description": "d",
                 "method": [{"type": "action", "name": "break", "pauses": {"after": 600},
                   "provider": {"type": "process", "path": "touch", "arguments": ["%s"]}}],
                 "rollbacks": [{"type": "action", "name": "mend",
                   "provider": {"type": "process", "path": "rm", "arguments": ["%s"]}}]}
                """
                        .formatted(broken, broken));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.afterglow.cli.CommandLineTools",
                                "experiment",
                                "run",
                                file.toString(),
                                "--allow-executable",
                                "touch,rm")
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("action break: succeeded");
            assertThat(broken).exists();

            process.toHandle().destroy();

            assertThat(out.readAllLines())
                    .contains("action mend: succeeded", "aborted: a signal to this process");
        }
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(broken).doesNotExist();
    }

    @Test
    void the_monkeys_schedule_is_drawn_again_the_same_and_only_on_work_days() throws IOException {
        String file =
                """
                {'seed': 7, 'zone': 'America/Los_Angeles', 'hours': [9, 15],
                 'holidays': ['2026-11-26'],
                 'apps': [{'app': 'playback', 'grouping': 'cluster', 'mean_days': 1,
                   'minimum_days': 2, 'exceptions': [{'account': 'test'}]}],
                 'instances': [
                   {'id': 'i-1', 'app': 'playback', 'account': 'prod', 'cluster': 'playback-a'},
                   {'id': 'i-2', 'app': 'playback', 'account': 'test', 'cluster': 'playback-b'},
                   {'id': 'i-3', 'app': 'playback', 'account': 'prod',
                    'cluster': 'playback-canary'}]}
                """;

        Ran ran = command("monkey", file, "--from", "2026-11-20", "--to", "2026-11-30");
        Ran again = command("monkey", file, "--from", "2026-11-20", "--to", "2026-11-30");

        assertThat(again.out()).isEqualTo(ran.out());
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().skip(1).map(line -> line.substring(0, 10)))
                .containsExactly(
                        "2026-11-20",
                        "2026-11-23",
                        "2026-11-24",
                        "2026-11-25",
                        "2026-11-27",
                        "2026-11-30");
        assertThat(ran.out().lines().filter(line -> line.endsWith("i-1,terminate"))).hasSize(3);
        assertThat(ran.out()).contains("2 work days must lie between two").doesNotContain("i-2");
    }

    @Test
    void an_unknown_key_in_the_monkeys_file_is_refused() throws IOException {
        Ran wrong = command("monkey", "{'aps': []}", "--from", "2026-11-28", "--to", "2026-11-29");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("e.json:1:", "aps: unknown key");
    }
}
