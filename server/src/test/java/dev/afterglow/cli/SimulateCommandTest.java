package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_history_with_planted_effects_is_written_as_a_pattern_folder() throws Exception {
        Path target = folder.resolve("firm");

        int code = run("--effect", "return-from-leave=3", "--effect", "fatigue=2", "--out", target);

        assertThat(code).isZero();
        assertThat(out.toString()).contains("20 people").contains("incidents");
        assertThat(Files.readAllLines(target.resolve("people.csv")))
                .hasSize(21)
                .startsWith("person,team,time_zone,hours");
    }

    @Test
    void an_unknown_effect_is_refused_with_the_names_there_are() {
        int code = run("--effect", "moon-phase=2", "--out", folder);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--effect moon-phase is not known")
                .contains("return-from-leave");
    }

    @Test
    void an_impossible_number_is_refused_with_its_bounds() {
        int code = run("--effect", "fatigue=900", "--out", folder);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("fatigue must be 0.05 to 20, was 900");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        int code = run("--out", file.resolve("below"));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--out " + file.resolve("below"));
    }

    @Test
    void help_lists_every_effect() {
        String help = new CommandLine(new SimulateCommand()).getUsageMessage();

        assertThat(help).contains("return-from-leave:").contains("thorough-coder: trap:");
    }

    private int run(Object... arguments) {
        CommandLine line = new CommandLine(new SimulateCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 6];
        System.arraycopy(
                new String[] {"--years", "1", "--people", "20", "--seed", "5"}, 0, all, 0, 6);
        for (int i = 0; i < arguments.length; i++) {
            all[i + 6] = arguments[i].toString();
        }
        return line.execute(all);
    }
}
