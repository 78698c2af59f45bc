package dev.afterglow.cli;

import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import dev.afterglow.detectors.SampleStream;
import dev.afterglow.detectors.Verdict;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Streams a series through the detector: a row in, a row out, in constant memory and never looking
/// ahead.
@Command(
        name = "detect",
        description = "Finds deviations in a series of timestamp,value.",
        mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {
    private static final String HEAD = "timestamp,value,expected,low,high,score,deviating";
    private static final long ROWS_PER_REPORT = 1_000_000;
    private static final long ROWS_PER_CHECK = 10_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE.csv",
            description = "timestamp,value; ISO-8601 or epoch seconds; - is standard input.")
    private String file = "-";

    @Option(names = "--out", paramLabel = "OUT.csv", description = "Default: standard output.")
    private @Nullable Path out;

    @Option(names = "--plot", paramLabel = "OUT.png", description = "Draws the series as well.")
    private @Nullable Path plot;

    @Option(
            names = "--step",
            converter = StepText.class,
            description = "Time between samples, such as 30s, 5m, 1h; default: found in the file.")
    private @Nullable Duration step;

    @Option(names = "--harm", defaultValue = "both", description = "drop, rise or both (default).")
    private String harm = "both";

    @Option(
            names = "--kind",
            defaultValue = "general",
            description = "general (default), count, ratio or latency.")
    private String kind = "general";

    @Option(
            names = "--season",
            defaultValue = "day",
            description = "day (default), week, or none for a series without a rhythm.")
    private String season = "day";

    @Option(names = "--zone", defaultValue = "UTC", description = "Whose day it is; default UTC.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--pages-per-month",
            defaultValue = "1",
            description = "False pages a month that are acceptable; default 1.")
    private double pagesPerMonth = 1;

    @Override
    public Integer call() throws IOException {
        SampleStream stream = stream();
        try (BufferedReader in = open();
                Writer to = target()) {
            Optional<DetectPlot> drawing = Optional.ofNullable(plot).map(p -> new DetectPlot());
            convert(new SampleRows(file, in), stream, to, drawing);
            if (plot != null && drawing.isPresent()) {
                drawing.get().write(plot);
            }
            return 0;
        } catch (SampleRows.BadRow bad) {
            throw new ParameterException(spec.commandLine(), bad.getMessage(), bad);
        }
    }

    private SampleStream stream() {
        try {
            DetectorSettings settings =
                    DetectorSettings.of(step == null ? Duration.ofMinutes(1) : step)
                            .withHarm(choice(Harm.class, "--harm", harm))
                            .withKind(choice(Kind.class, "--kind", kind))
                            .withSeason(choice(DetectorSettings.Season.class, "--season", season))
                            .withZone(zone)
                            .withPagesPerMonth(pagesPerMonth);
            return step == null
                    ? SampleStream.withoutStep(settings)
                    : SampleStream.withStep(settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String option, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "%s must be one of %s, was '%s'"
                        .formatted(
                                option,
                                String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                                .toList()),
                                text));
    }

    private BufferedReader open() throws IOException {
        if (!file.equals("-") && Files.isDirectory(Path.of(file))) {
            throw new ParameterException(
                    spec.commandLine(), "%s: expected a file, was a folder".formatted(file));
        }
        try {
            InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new ParameterException(
                    spec.commandLine(), "%s: there is no such file".formatted(file), e);
        }
    }

    private Writer target() throws IOException {
        if (out == null) {
            return new BufferedWriter(spec.commandLine().getOut()) {
                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }
        try {
            OutputStream to = Files.newOutputStream(out);
            return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out %s: expected a file that can be written; is there such a folder?"
                            .formatted(out),
                    e);
        }
    }

    private void convert(
            SampleRows rows, SampleStream stream, Writer to, Optional<DetectPlot> drawing)
            throws IOException {
        to.write(HEAD + "\n");
        long done = 0;
        for (SampleRows.Row row = rows.next(); row != null; row = rows.next()) {
            Verdict verdict = judge(stream, rows, row);
            to.write(DetectedRow.text(row, verdict));
            if (drawing.isPresent()) {
                drawing.get().add(row.epochMillis(), row.value(), verdict);
            }
            if (file.equals("-") && !rows.ready()) {
                to.flush();
            }
            if (++done % ROWS_PER_CHECK == 0 && readerHasLeft()) {
                return;
            }
            if (done % ROWS_PER_REPORT == 0) {
                spec.commandLine().getErr().printf("detect: %,d rows%n", done);
                spec.commandLine().getErr().flush();
            }
        }
        to.flush();
    }

    /// Nobody reads what goes to standard output any more, as behind `head`.
    private boolean readerHasLeft() {
        return out == null && spec.commandLine().getOut().checkError();
    }

    private static Verdict judge(SampleStream stream, SampleRows rows, SampleRows.Row row) {
        try {
            return stream.next(row.epochMillis(), row.value());
        } catch (IllegalArgumentException e) {
            throw rows.bad(1, row.timestamp(), "a time later than in the row before");
        }
    }
}
