package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final PersonId ANA = new PersonId("ana");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void hours_count_with_nights_and_weekends_where_the_person_is() {
        // Friday 21:00 to Sunday 08:00 in Tokyo: two nights of nine hours, one weekend.
        Shift shift =
                new Shift(
                        Instant.parse("2026-03-06T12:00:00Z"),
                        Instant.parse("2026-03-07T23:00:00Z"),
                        Optional.of(ANA),
                        new Source.OfLayer("week"));

        Load load = Load.of(ANA, TOKYO, List.of(shift));

        assertThat(load).isEqualTo(new Load(ANA, Duration.ofHours(35), Duration.ofHours(18), 1));
    }

    @Test
    void whoever_shadows_or_is_somebody_else_has_no_load() {
        Instant from = Instant.parse("2026-03-06T12:00:00Z");
        Instant to = Instant.parse("2026-03-07T12:00:00Z");
        List<Shift> shifts =
                List.of(
                        new Shift(from, to, Optional.of(ANA), new Source.OfShadow("new")),
                        new Shift(
                                from,
                                to,
                                Optional.of(new PersonId("bo")),
                                new Source.OfLayer("week")));

        assertThat(Load.of(ANA, TOKYO, shifts))
                .isEqualTo(new Load(ANA, Duration.ZERO, Duration.ZERO, 0));
    }
}
