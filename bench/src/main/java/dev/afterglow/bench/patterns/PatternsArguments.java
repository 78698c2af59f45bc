package dev.afterglow.bench.patterns;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `--name value` arguments of a bench.
record PatternsArguments(List<String> words) {

    Optional<String> text(String name) {
        int at = words.indexOf(name);
        return at < 0 || at + 1 >= words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }

    Optional<Path> path(String name) {
        return text(name).map(Path::of);
    }
}
