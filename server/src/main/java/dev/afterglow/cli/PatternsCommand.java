package dev.afterglow.cli;

import dev.afterglow.patterns.Answer;
import dev.afterglow.patterns.AnswerLines;
import dev.afterglow.patterns.BadInput;
import dev.afterglow.patterns.History;
import dev.afterglow.patterns.HistoryFolder;
import dev.afterglow.patterns.PatternRun;
import dev.afterglow.patterns.Progress;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `afterglow patterns DIR`: every lens over a pattern folder; exit 0 whatever is found.
@Command(
        name = "patterns",
        description = "What comes up across incidents, beside what chance would give.",
        mixinStandardHelpOptions = true)
final class PatternsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "A pattern folder of CSV files.")
    private Path folder;

    @Option(names = "--json", description = "One object a line, for programs.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same answer (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Test this pattern alone, such as absence/just-back; may be repeated.")
    private Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only incidents from this day on (UTC): to test a pattern seen before.")
    private @Nullable LocalDate since;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Answer answer;
        try {
            History history = HistoryFolder.read(folder);
            if (since != null) {
                history = history.since(since.atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            PatternRun.Settings settings = PatternRun.Settings.seeded(seed).only(only);
            answer = PatternRun.of(history, settings, progress());
        } catch (BadInput wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
        requireKnown(answer);
        if (json) {
            tellNotes(answer);
            print(answer, out);
        } else {
            new PatternReport(out).print(answer, seed);
        }
        out.flush();
        return 0;
    }

    private void requireKnown(Answer answer) {
        Set<String> unknown = new LinkedHashSet<>(only);
        answer.findings().forEach(finding -> unknown.remove(finding.pattern()));
        answer.off().forEach(off -> unknown.removeIf(each -> each.startsWith(off.lens() + "/")));
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only " + unknown.iterator().next() + ": no such pattern in this folder");
        }
    }

    /// Tells a waiting person, on standard error, which lens is looking.
    private Progress progress() {
        PrintWriter err = spec.commandLine().getErr();
        boolean somebodyWatches =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new Progress() {
            @Override
            public void at(String lens, int done, int of) {
                if (somebodyWatches) {
                    err.printf("%d of %d lenses: %s%n", done + 1, of, lens);
                    err.flush();
                }
            }

            @Override
            public boolean isCancelled() {
                return Thread.currentThread().isInterrupted();
            }
        };
    }

    /// What was odd about the files, where the answer has no room for it.
    private void tellNotes(Answer answer) {
        PrintWriter err = spec.commandLine().getErr();
        answer.notes().forEach(note -> err.println("Note: " + note));
        err.flush();
    }

    private static void print(Answer answer, PrintWriter out) {
        AnswerLines.of(answer.findings(), answer.off())
                .forEach(line -> out.println(JsonLine.of(line)));
    }
}
