package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimilarCommandTest {

    private static final String RISKS =
            """
            {"id":"a","title":"Certificates","text":"One person renews all of them."}
            {"id":"b","title":"TLS","text":"Only Ana knows how certificates are renewed."}

            {"id":"c","text":"Half of the team is tired.","kind":["other"]}
            """;

    @TempDir private Path folder;

    private record Run(int exitCode, String out, String err) {}

    private static Run similar(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new SimilarCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exitCode = line.execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void each_line_is_answered_with_the_others_best_first() throws IOException {
        Run run = similar(file("risks.jsonl", RISKS), "--top", "1");

        assertThat(run.exitCode).isZero();
        assertThat(run.out.lines()).hasSize(3);
        assertThat(run.out)
                .contains("{\"id\":\"a\",\"similar\":[{\"id\":\"b\",\"score\":")
                .contains("{\"id\":\"b\",\"similar\":[{\"id\":\"a\",\"score\":");
    }

    @Test
    void questions_of_another_file_are_compared_with_the_first() throws IOException {
        String questions = file("q.jsonl", "{\"id\":\"q\",\"title\":\"people are exhausted\"}");

        Run run = similar(file("risks.jsonl", RISKS), "--queries", questions);

        assertThat(run.exitCode).isZero();
        assertThat(run.out).startsWith("{\"id\":\"q\",\"similar\":[{\"id\":\"c\",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"a\",\"title\":\"x\"      | :2:",
                "[1,2]                              | expected an object",
                "{\"title\":\"x\"}                  | id: expected",
                "{\"id\":\"d\",\"title\":7}         | title: expected a text, was 7",
                "{\"id\":\"d\",\"title\":\" \"}     | expected words in one of the two",
                "{\"id\":\"x\",\"title\":\"again\"} | stands on line 1 already"
            })
    void a_bad_line_is_refused_with_its_place(String line, String expected) throws IOException {
        String good = "{\"id\":\"x\",\"title\":\"good\"}\n";

        Run run = similar(file("bad.jsonl", good + line));

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).contains("bad.jsonl:2:").contains(expected);
        assertThat(run.out).isEmpty();
    }

    @Test
    void wrong_use_says_what_was_expected() throws IOException {
        assertThat(similar(file("risks.jsonl", RISKS), "--top", "0").err)
                .contains("--top: expected 1 to 100, was 0");
        assertThat(similar(folder.resolve("none.jsonl").toString()).exitCode).isEqualTo(2);
    }
}
