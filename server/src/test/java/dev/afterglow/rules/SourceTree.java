package dev.afterglow.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of the project, as they lie in the working tree.
final class SourceTree {

    static final Path ROOT = root();

    private SourceTree() {}

    /// A file with its path relative to the root, with `/` between folders.
    record Source(String path, List<String> lines) {

        boolean isTest() {
            return path.contains("/src/test/");
        }
    }

    /// All files under `src` of every Maven module whose name ends so.
    static List<Source> endingIn(String ending) {
        return Stream.of("detectors", "statistics", "company", "server", "bench")
                .map(module -> ROOT.resolve(module).resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(SourceTree::walk)
                .filter(path -> path.toString().endsWith(ending))
                .map(SourceTree::read)
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static Source read(Path path) {
        try {
            String relative = ROOT.relativize(path).toString().replace('\\', '/');
            return new Source(relative, Files.readAllLines(path));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("CONVENTIONS.md")) ? here : here.getParent();
    }
}
