package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.metrics.MetricId;
import dev.afterglow.services.ServiceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stops a run when there is no database to ask.
class RunWatchTest {

    private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");
    private static final Experiment EXPERIMENT =
            new Experiment(
                    new ExperimentId(1),
                    "No list",
                    new Draft(
                            "{}",
                            new ServiceId("playback"),
                            5,
                            10,
                            List.of(new MetricId("sps")),
                            Source.HUNCH,
                            ""),
                    new dev.afterglow.people.PersonId("ana"),
                    NOW,
                    null);

    @TempDir Path folder;
    private final Halt halt = new Halt();

    /// Every question to the database fails; the file is looked for as on a server.
    private final class Away implements RunWatch.Watched {

        @Override
        public boolean hold(Instant now) {
            throw new IllegalStateException("the database is away");
        }

        @Override
        public Optional<String> haltedByFile() {
            try {
                Path file = folder.resolve("halt-experiments");
                return Files.exists(file)
                        ? Optional.of(Files.readString(file).strip())
                        : Optional.empty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public AbortRules.Facts facts(Instant now) {
            throw new IllegalStateException("the database is away");
        }
    }

    private RunWatch watch(RunWatch.Watched watched, Instant now) {
        return new RunWatch(EXPERIMENT, NOW, watched, halt, () -> now);
    }

    private String stopped(RunWatch watch) {
        watch.during(() -> {
            halt.pause(java.time.Duration.ofMinutes(1));
            return "over";
        });
        return watch.abort().map(abort -> abort.kind().word() + ": " + abort.reason()).orElse("");
    }

    @Test
    void the_file_stops_a_run_though_the_database_is_away() throws IOException {
        Files.writeString(folder.resolve("halt-experiments"), "the room is on fire\n");

        assertThat(stopped(watch(new Away(), NOW))).isEqualTo("halt: the room is on fire");
        assertThat(halt.reason()).contains("the room is on fire");
    }

    @Test
    void a_watch_that_is_blind_three_times_stops_the_run() {
        assertThat(stopped(watch(new Away(), NOW))).isEqualTo("lost: the watch is blind");
    }

    @Test
    void its_time_is_over_though_the_database_is_away() {
        assertThat(stopped(watch(new Away(), NOW.plusSeconds(700))))
                .isEqualTo("time: its time is over");
    }
}
