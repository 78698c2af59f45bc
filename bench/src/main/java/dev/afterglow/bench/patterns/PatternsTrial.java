package dev.afterglow.bench.patterns;

import dev.afterglow.company.Company;
import dev.afterglow.company.CompanySettings;
import dev.afterglow.company.History;
import dev.afterglow.company.PatternFolder;
import dev.afterglow.patterns.Answer;
import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.HistoryFolder;
import dev.afterglow.patterns.PatternRun;
import dev.afterglow.patterns.Progress;
import dev.afterglow.patterns.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// One simulated company and what the lenses made of it, read through the same files as anybody's.
///
/// @param history what was simulated
/// @param answer what the lenses found
record PatternsTrial(History history, Answer answer) {

    static PatternsTrial of(CompanySettings settings) {
        return of(Company.simulate(settings), PatternRun.Settings.seeded(settings.seed()));
    }

    private static PatternsTrial of(History history, PatternRun.Settings settings) {
        return new PatternsTrial(
                history, PatternRun.of(written(history), settings, Progress.SILENT));
    }

    /// The same history as read back from its files.
    static dev.afterglow.patterns.History written(History history) {
        try {
            Path folder = Files.createTempDirectory("patterns");
            try {
                PatternFolder.write(history, folder);
                return HistoryFolder.read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A pattern folder for a trial", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// The patterns that are called more than chance.
    static List<String> called(Answer answer) {
        return answer.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.MORE)
                .map(Finding::pattern)
                .toList();
    }

    /// Makes one thing for each seed from `first` on, two at a time, in order. What is
    /// made is kept, so make something small.
    static <T> List<T> each(long first, int times, LongFunction<T> make) {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            List<Future<T>> open = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                long seed = first + i;
                open.add(workers.submit(() -> make.apply(seed)));
            }
            List<T> made = new ArrayList<>();
            for (Future<T> one : open) {
                made.add(one.get());
            }
            return made;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A trial failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The trials were interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
