package dev.afterglow.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the command line asked for.
///
/// @param data folder given with `--data`
/// @param words what else was written, in order
/// @param out where results go
public record BenchOptions(Optional<Path> data, List<String> words, PrintStream out) {
    public BenchOptions {
        words = List.copyOf(words);
    }

    /// Reads `[--data DIR] [WORD…]`.
    ///
    /// @throws IllegalArgumentException if `--data` names no folder
    static BenchOptions parse(List<String> arguments, PrintStream out) {
        Optional<Path> data = Optional.empty();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).equals("--data")) {
                words.add(arguments.get(i));
                continue;
            }
            if (i + 1 == arguments.size() || !Files.isDirectory(Path.of(arguments.get(i + 1)))) {
                throw new IllegalArgumentException(
                        "--data needs a folder, was "
                                + (i + 1 == arguments.size() ? "nothing" : arguments.get(i + 1)));
            }
            data = Optional.of(Path.of(arguments.get(++i)));
        }
        return new BenchOptions(data, words, out);
    }

    /// A folder below the data folder; empty, after saying so, when there is none.
    public Optional<Path> folder(String name) {
        Optional<Path> folder = data.map(d -> d.resolve(name)).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            out.printf("%s: skipped, needs --data DIR with a folder %s%n%n", name, name);
        }
        return folder;
    }

    /// Whether a part of a bench was asked for: all are when no part is named.
    public boolean wants(String part) {
        return words.isEmpty() || words.contains(part);
    }
}
