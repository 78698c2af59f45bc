package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.company.Company;
import dev.afterglow.company.CompanySettings;
import dev.afterglow.company.PatternFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PatternsCommandTest {

    private static final List<String> FIELDS =
            List.of(
                    "lens",
                    "pattern",
                    "observed",
                    "expected",
                    "ratio",
                    "low",
                    "high",
                    "p",
                    "q",
                    "n",
                    "looks",
                    "baseline",
                    "verdict",
                    "power",
                    "evidence",
                    "question");

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... arguments) {
        CommandLine commandLine = new CommandLine(command);
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        commandLine.setParameterExceptionHandler((wrong, given) -> {
            err.append(wrong.getMessage());
            return 2;
        });
        return commandLine.execute(arguments);
    }

    private void simulate() {
        PatternFolder.write(
                Company.simulate(CompanySettings.until(LocalDate.of(2026, 11, 1))), folder);
    }

    @Test
    void json_has_one_object_a_line_with_the_fields_of_the_contract() {
        simulate();

        int exit = run(new PatternsCommand(), folder.toString(), "--json", "--seed", "3");

        assertThat(exit).isZero();
        List<JsonNode> lines = out.toString().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSizeGreaterThan(30);
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(line.propertyNames()).containsExactlyElementsOf(FIELDS);
                    assertThat(line.get("verdict").asString())
                            .isIn(
                                    "more than chance",
                                    "as chance would",
                                    "less than chance",
                                    "cannot tell");
                    assertThat(line.get("looks").asInt()).isEqualTo(lines.size());
                });
        assertThat(out.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void the_report_lists_every_look_and_what_is_switched_off() throws IOException {
        simulate();
        Files.delete(folder.resolve("knowledge.csv"));

        int exit = run(new PatternsCommand(), folder.toString());

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("looks, all listed · seed 1")
                .contains("absence/just-back")
                .containsPattern("someone-who-knew +switched off: no knowledge.csv");
    }

    @Test
    void bad_input_is_told_in_one_line_and_exits_with_two() throws IOException {
        Files.writeString(
                folder.resolve("incidents.csv"),
                """
                incident,started_at,stable_at,service,change,reviewed,automation
                i1,2026-03-01T10:00:00Z,2026-02-01T10:00:00Z,drm,,true,
                """);

        int exit = run(new PatternsCommand(), folder.toString(), "--json");

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("incidents.csv:2:25: ").doesNotContain("\n");
    }

    @Test
    void a_pattern_that_is_not_there_is_refused() {
        simulate();

        int exit = run(new PatternsCommand(), folder.toString(), "--only", "absence/moon");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("absence/moon");
    }

    @Test
    void agreement_names_what_could_have_been_ticked() throws IOException {
        Path a = Files.writeString(folder.resolve("a.csv"), "document,code\nd1,x\nd2,x\n");
        Path b = Files.writeString(folder.resolve("b.csv"), "document,code\nd1,x\n");
        Path documents = Files.writeString(folder.resolve("d.csv"), "document\nd1\nd2\nd3\nd4\n");
        Path codes = Files.writeString(folder.resolve("c.csv"), "code\nx\ny\n");

        int exit =
                run(
                        new AgreementCommand(),
                        a.toString(),
                        b.toString(),
                        "--documents",
                        documents.toString(),
                        "--codes",
                        codes.toString(),
                        "--json");

        assertThat(exit).isZero();
        assertThat(err.toString()).isEmpty();
        List<JsonNode> lines = out.toString().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("kappa").asDouble()).isEqualTo(.5);
        assertThat(lines.get(1).get("code").asString()).isEqualTo("y");
        assertThat(lines.get(1).get("kappa").isNull()).isTrue();
        assertThat(lines.get(2).get("code").isNull()).isTrue();
        assertThat(lines.get(2).get("agreement").asDouble()).isEqualTo(.875);
    }

    @Test
    void agreement_says_when_it_takes_the_union() throws IOException {
        Path a = Files.writeString(folder.resolve("a.csv"), "document,code\nd1,x\n");
        Path b = Files.writeString(folder.resolve("b.csv"), "document,code\n");

        int exit = run(new AgreementCommand(), a.toString(), b.toString());

        assertThat(exit).isZero();
        assertThat(err.toString()).contains("at least one of the two ticked");
        assertThat(out.toString()).doesNotContain("NaN").contains("too few ticks to judge");
    }

    @Test
    void a_tick_outside_the_frame_is_refused_with_its_place() throws IOException {
        Path a = Files.writeString(folder.resolve("a.csv"), "document,code\nd1,x\nd9,x\n");
        Path documents = Files.writeString(folder.resolve("d.csv"), "document\nd1\n");

        int exit =
                run(
                        new AgreementCommand(),
                        a.toString(),
                        a.toString(),
                        "--documents",
                        documents.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains("a.csv:3:1: \"d9\", expected a document of --documents");
    }
}
