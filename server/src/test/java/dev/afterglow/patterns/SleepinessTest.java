package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SleepinessTest {

    @TempDir private Path path;

    /// Ana lives in UTC and was paged at these instants.
    private Sleepiness pagedAt(String... instants) {
        Folder folder = new Folder(path);
        folder.with(Table.INCIDENTS)
                .with(Table.PEOPLE, "ana,core,UTC,mon-fri 09:00-17:00")
                .with(
                        Table.PAGES,
                        IntStream.range(0, instants.length)
                                .mapToObj(i -> "p%d,ana,%s,,,drm,".formatted(i, instants[i]))
                                .toArray(String[]::new));
        return new Sleepiness(new People(folder.read()));
    }

    private static long at(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    @Test
    void after_whole_nights_nobody_is_sleepy_at_ten() {
        Sleepiness sleepiness = pagedAt();

        assertThat(sleepiness.isSleepy(0, at("2026-03-05T10:00:00Z"))).isFalse();
        assertThat(sleepiness.isSleepy(0, at("2026-03-05T15:00:00Z"))).isFalse();
    }

    @Test
    void whoever_is_still_up_at_four_is_sleepy() {
        Sleepiness sleepiness = pagedAt();

        assertThat(sleepiness.isSleepy(0, at("2026-03-05T04:00:00Z"))).isTrue();
    }

    @Test
    void each_page_in_the_night_leaves_the_morning_sleepier() {
        long morning = at("2026-03-05T09:00:00Z");

        double none = pagedAt().kss(0, morning);
        double one = pagedAt("2026-03-05T03:00:00Z").kss(0, morning);
        double three =
                pagedAt("2026-03-05T00:30:00Z", "2026-03-05T03:00:00Z", "2026-03-05T05:00:00Z")
                        .kss(0, morning);

        assertThat(one).isGreaterThan(none);
        assertThat(three).isGreaterThan(one);
        assertThat(three).isLessThanOrEqualTo(9);
    }

    @Test
    void pages_an_hour_apart_to_the_second_leave_no_sleep_between_them() {
        Sleepiness sleepiness =
                pagedAt("2026-03-05T01:00:07Z", "2026-03-05T02:00:07Z", "2026-03-05T03:00:07Z");

        assertThat(sleepiness.kss(0, at("2026-03-05T09:00:00Z"))).isBetween(1., 9.);
    }

    @Test
    void a_page_four_nights_ago_hardly_matters() {
        long morning = at("2026-03-09T09:00:00Z");

        assertThat(pagedAt("2026-03-06T03:00:00Z").kss(0, morning) - pagedAt().kss(0, morning))
                .isBetween(0., .2);
    }
}
