package dev.afterglow.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `afterglow similar FILE.jsonl`: which texts tell the same thing, by words and meaning together.
@Command(
        name = "similar",
        description = "Which texts tell the same thing, by words and meaning together.",
        mixinStandardHelpOptions = true)
final class SimilarCommand implements Callable<Integer> {

    private static final int TOP_MOST = 100;
    private static final int LINES_BETWEEN_PROGRESS = 1_000;

    @Parameters(
            index = "0",
            paramLabel = "FILE.jsonl",
            description = "Lines {id, title, text}; - is standard input.")
    private String file;

    @Option(
            names = "--queries",
            paramLabel = "Q.jsonl",
            description =
                    "Lines {id, title, text} to compare with the file; without it each line of the"
                            + " file is compared with the others.")
    private @Nullable String queries;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many for each, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int top;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (top < 1 || top > TOP_MOST) {
            throw InputText.wrong(spec, "--top: expected 1 to 100, was " + top);
        }
        if (file.equals("-") && "-".equals(queries)) {
            throw InputText.wrong(spec, "--queries: standard input is the file already");
        }
        keepStandardOutputClean();
        TextLines lines = new TextLines(spec);
        List<Alike.Text> texts = lines.read(file);
        List<Alike.Text> questions = queries == null ? List.of() : lines.read(queries);
        Alike alike = new Alike(new Meaning());
        for (Alike.Text text : texts) {
            alike.put(text);
            tellProgress(alike.size(), texts.size());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (queries == null) {
            texts.forEach(text -> out.println(line(text, alike.nearest(text.id(), top))));
        } else {
            questions.forEach(text -> out.println(line(text, alike.nearest(text, top))));
        }
        out.flush();
        return 0;
    }

    /// The library of the language model tells on standard output which processor it found.
    private static void keepStandardOutputClean() {
        if (LoggerFactory.getLogger("ai.djl") instanceof Logger library) {
            library.setLevel(Level.ERROR);
        }
    }

    private static String line(Alike.Text text, List<Alike.Near> near) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", text.id());
        fields.put("similar", near.stream().map(SimilarCommand::found).toList());
        return JsonLine.of(fields);
    }

    private static Map<String, Object> found(Alike.Near near) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", near.id());
        fields.put("score", near.score());
        return fields;
    }

    private void tellProgress(int done, int all) {
        if (done % LINES_BETWEEN_PROGRESS == 0) {
            spec.commandLine().getErr().printf("read %,d of %,d%n", done, all);
            spec.commandLine().getErr().flush();
        }
    }
}
