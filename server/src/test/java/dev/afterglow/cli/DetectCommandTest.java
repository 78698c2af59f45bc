package dev.afterglow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DetectCommandTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int DROP = 1700;

    @TempDir private Path folder;

    private record Run(int exitCode, String out, String err) {
        List<String> rows() {
            return out.lines().skip(1).toList();
        }
    }

    private static Run detect(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new DetectCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exitCode = line.execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private static List<String> series(int rows) {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("timestamp,value"));
        for (int i = 0; i < rows; i++) {
            double value = (i >= DROP ? 20 : 100) + random.nextGaussian();
            lines.add(START.plusSeconds(60L * i) + "," + value);
        }
        return lines;
    }

    private String file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("series.csv"), lines).toString();
    }

    @Test
    void a_drop_is_found_and_every_row_is_answered() throws IOException {
        Run run = detect(file(series(DROP + 10)));

        assertThat(run.exitCode).isZero();
        assertThat(run.out.lines().findFirst())
                .hasValue("timestamp,value,expected,low,high,score,deviating");
        assertThat(run.rows()).hasSize(DROP + 10);
        assertThat(run.rows().get(DROP - 1)).endsWith(",0");
        assertThat(run.rows().get(DROP + 3)).endsWith(",1");
        assertThat(run.rows().get(50)).matches(".*,0,0");
    }

    @Test
    void the_answer_to_a_row_is_the_same_if_the_file_ends_there() throws IOException {
        List<String> whole = series(DROP + 10);
        List<String> all = detect(file(whole)).rows();

        for (int rows : new int[] {1, 2, 60, 101, 1500, DROP + 2}) {
            List<String> part = detect(file(whole.subList(0, rows + 1))).rows();
            assertThat(part).isEqualTo(all.subList(0, rows));
        }
    }

    @Test
    void of_a_missing_value_only_the_time_is_filled() throws IOException {
        List<String> lines = series(DROP);
        lines.set(1600, START.plusSeconds(60L * 1599) + ",");

        Run run = detect(file(lines));
        assertThat(run.rows().get(1599)).isEqualTo(START.plusSeconds(60L * 1599) + ",,,,,,0");
    }

    @Test
    void epoch_seconds_and_other_columns_are_read() throws IOException {
        String text = "host,value,timestamp\na,1.5,1491041280\nb,2,1491041340.5\n";
        Path file = Files.writeString(folder.resolve("other.csv"), text);

        Run run = detect(file.toString(), "--step", "1m");
        assertThat(run.exitCode).isZero();
        assertThat(run.rows().get(0)).startsWith("1491041280,1.5,");
        assertThat(run.rows().get(1)).startsWith("1491041340.5,2,");
    }

    @Test
    void a_backward_or_repeated_time_is_refused_with_its_line() throws IOException {
        List<String> lines = series(20);
        lines.set(12, lines.get(11));

        Run run = detect(file(lines));
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).contains("series.csv:13:1").contains("later than in the row before");
    }

    @Test
    void a_value_that_is_no_number_is_refused_with_line_and_column() throws IOException {
        List<String> lines = series(20);
        lines.set(7, "2026-01-05T00:06:00Z,many");

        Run run = detect(file(lines));
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).contains("series.csv:8:2: expected a number").contains("'many'");
    }

    @Test
    void wrong_options_are_refused_in_one_sentence() throws IOException {
        String file = file(series(5));

        assertThat(detect(file, "--harm", "sideways").err).contains("drop, rise, both");
        assertThat(detect(file, "--season", "spring").err).contains("none, day, week");
        assertThat(detect(file, "--step", "soon").err).contains("such as 30s, 5m or 1h");
        assertThat(detect(file, "--pages-per-month", "0").exitCode).isEqualTo(2);
        assertThat(detect(folder.resolve("none.csv").toString()).err).contains("no such file");
    }

    @Test
    void an_empty_file_is_answered_and_drawn() throws IOException {
        Path plot = folder.resolve("empty.png");

        Run run = detect(file(List.of("timestamp,value")), "--plot", plot.toString());

        assertThat(run.exitCode).isZero();
        assertThat(run.rows()).isEmpty();
        assertThat(ImageIO.read(plot.toFile()).getHeight()).isPositive();
    }

    @Test
    void what_cannot_be_read_or_written_is_refused_in_one_sentence() throws IOException {
        Path nowhere = folder.resolve("none").resolve("out.csv");

        assertThat(detect(folder.toString()).err).contains("expected a file, was a folder");
        Run run = detect(file(series(5)), "--out", nowhere.toString());
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).contains("expected a file that can be written");
    }

    @Test
    void harm_decides_which_direction_deviates() throws IOException {
        String file = file(series(DROP + 10));

        assertThat(detect(file, "--harm", "drop").rows().get(DROP + 3)).endsWith(",1");
        assertThat(detect(file, "--harm", "rise").rows()).noneMatch(row -> row.endsWith(",1"));
    }

    @Test
    void the_answer_and_a_plot_are_written_to_files() throws IOException {
        Path out = folder.resolve("out.csv");
        Path plot = folder.resolve("out.png");

        Run run = detect(file(series(9_000)), "--out", out.toString(), "--plot", plot.toString());
        assertThat(run.exitCode).isZero();
        assertThat(run.out).isEmpty();
        assertThat(Files.readAllLines(out)).hasSize(9_001);
        assertThat(ImageIO.read(plot.toFile()).getWidth()).isEqualTo(1600);
    }

    @Test
    void minutes_five_minutes_and_hours_are_judged_without_being_told_the_step()
            throws IOException {
        for (int seconds : new int[] {60, 300, 3600}) {
            List<String> lines = new ArrayList<>(List.of("timestamp,value"));
            for (int i = 0; i < DROP + 10; i++) {
                double left = i >= DROP ? 0.1 : 1;
                double hour = i * seconds / 3600.0;
                double value = left * (1000 + 300 * Math.sin(2 * Math.PI * hour / 24));
                lines.add(START.plusSeconds((long) seconds * i) + "," + value);
            }

            List<String> rows = detect(file(lines)).rows();
            assertThat(rows.subList(0, DROP)).noneMatch(row -> row.endsWith(",1"));
            assertThat(rows.get(DROP + 3)).endsWith(",1");
        }
    }

    @Test
    void values_of_any_size_are_judged_alike() throws IOException {
        List<String> deviating = null;
        for (double size : new double[] {1, 1e-9, 1e12}) {
            List<String> lines = new ArrayList<>(List.of("timestamp,value"));
            Random random = new Random(5);
            for (int i = 0; i < DROP + 10; i++) {
                double value = size * ((i >= DROP ? 20 : 100) + random.nextGaussian());
                lines.add(START.plusSeconds(60L * i) + "," + value);
            }

            List<String> now =
                    detect(file(lines)).rows().stream()
                            .map(row -> row.substring(row.length() - 1))
                            .toList();
            assertThat(now).contains("1").isEqualTo(deviating == null ? now : deviating);
            deviating = now;
        }
    }

    @Test
    void a_constant_series_never_deviates_until_it_moves() throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,value"));
        for (int i = 0; i < DROP + 5; i++) {
            lines.add(START.plusSeconds(60L * i) + "," + (i >= DROP ? 7 : 42));
        }

        List<String> rows = detect(file(lines)).rows();
        assertThat(rows.subList(0, DROP)).noneMatch(row -> row.endsWith(",1"));
        assertThat(rows.get(DROP)).endsWith(",1").contains(",42,");
    }
}
