package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.detectors.KnownEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownDaysTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Test
    void a_day_some_days_and_some_hours_are_read_in_the_zone() {
        String text =
                """
                2026-07-19 21:00 to 2026-07-19 23:30 expected The final

                2026-08-15 like-sunday Assumption
                2026-12-24 to 2026-12-27 like-sunday Christmas
                """;

        List<KnownEvent> events = KnownDays.parse(text, LISBON);

        assertThat(events)
                .containsExactly(
                        event("The final", "2026-07-19T20:00:00Z", "2026-07-19T22:30:00Z", true),
                        event("Assumption", "2026-08-14T23:00:00Z", "2026-08-15T23:00:00Z", false),
                        event("Christmas", "2026-12-24T00:00:00Z", "2026-12-27T00:00:00Z", false));
    }

    @Test
    void what_is_written_is_read_back() {
        List<KnownEvent> events =
                List.of(
                        event("A day", "2026-08-14T23:00:00Z", "2026-08-15T23:00:00Z", false),
                        event("Odd", "2026-08-17T10:11:12Z", "2026-08-17T10:11:12.345Z", true));

        assertThat(KnownDays.parse(KnownDays.text(events, LISBON), LISBON)).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Christmas",
                "2026-12-25",
                "2026-12-25 closed Christmas",
                "2026-13-25 like-sunday Christmas",
                "2026-12-25 to 2026-12-24 like-sunday Christmas"
            })
    void what_is_not_understood_is_named_with_its_line(String wrong) {
        String text = "2026-12-24 like-sunday Christmas Eve\n" + wrong;

        assertThatThrownBy(() -> KnownDays.parse(text, LISBON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Line 2");
    }

    private static KnownEvent event(String name, String from, String to, boolean expected) {
        return new KnownEvent(
                name,
                Instant.parse(from).toEpochMilli(),
                Instant.parse(to).toEpochMilli(),
                expected ? KnownEvent.Effect.EXPECTED : KnownEvent.Effect.LIKE_SUNDAY);
    }
}
