package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir private Path folder;

    @Test
    void a_whole_import_ends_with_0_and_a_partial_one_with_1() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        String out = folder.resolve("out").toString();
        Files.writeString(
                reports.resolve("a.md"),
                "# A on 2020-02-03\n\n## Timeline\n- 2020-02-03 10:00 Began\n");

        int whole = run("import", "incidents", reports.toString(), "--out", out);
        Files.writeString(reports.resolve("b.md"), "# B\n\n## Summary\nNobody wrote when.\n");
        int partial = run("import", "incidents", reports.toString(), "--out", out);

        assertThat(whole).isZero();
        assertThat(partial).isEqualTo(1);
        assertThat(run("patterns", out)).isZero();
        assertThat(Path.of(out, "incidents.jsonl")).exists();
    }

    @Test
    void wrong_use_ends_with_2() throws IOException {
        String none = folder.resolve("none").toString();
        String here = folder.toString();

        assertThat(run("import")).isEqualTo(2);
        assertThat(run("import", "incidents", none, "--out", here)).isEqualTo(2);
        assertThat(run("import", "incidents", here, "--out", here)).isEqualTo(2);
        assertThat(run("import", "incidents", here, "--out", here, "--zone", "Nowhere"))
                .isEqualTo(2);
        assertThat(run("import", "incidents", here, "--out", here, "--server", "http://x"))
                .isEqualTo(2);
    }

    private static int run(String... arguments) {
        return CommandLineTools.run(arguments);
    }
}
