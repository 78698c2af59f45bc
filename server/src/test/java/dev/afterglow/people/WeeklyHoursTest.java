package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.people.WeeklyHours.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri 22:00-06:00 | mon-fri 22:00-06:00",
                "MON,Wed , fri 09:00-17:30 | mon,wed,fri 09:00-17:30",
                "08:00-20:00 | mon-sun 08:00-20:00",
                "sat 00:00-24:00 | sat 00:00-24:00",
                "fri-mon 10:00-11:00 | mon,fri,sat,sun 10:00-11:00",
                "mon-thu 9:00-12:00 | mon-thu 09:00-12:00",
                "mon-thu 09:00-12:00, 13:00-17:00 | mon-thu 09:00-12:00, mon-thu 13:00-17:00",
                "sat,sun 10:00-12:00 | sat,sun 10:00-12:00",
                "mon-fri 9:00 - 17:30 | mon-fri 09:00-17:30",
                "mon-thu 09:00-12:00; fri 09:00-11:00 | mon-thu 09:00-12:00, fri 09:00-11:00",
            })
    void hours_are_written_in_one_form(String text, String written) {
        assertThat(WeeklyHours.parse(text)).hasToString(written);
        assertThat(WeeklyHours.parse(written)).isEqualTo(WeeklyHours.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mon",
                "mon-fri",
                "mon-fry 09:00-17:00",
                "mon 25:00-26:00",
                "mon 09:00",
                "mon 09:00-17:00-18:00",
                "mon 24:00-06:00",
                "mon-wed-fri 09:00-10:00",
                "mon 9-17",
            })
    void a_wrong_text_is_refused_with_what_was_expected(String text) {
        assertThatThrownBy(() -> WeeklyHours.parse(text))
                .hasMessage("expected hours such as \"mon-fri 22:00-06:00\", not \"" + text + "\"");
    }

    @Test
    void no_text_means_that_no_hours_were_stated() {
        assertThat(WeeklyHours.parseIfStated(" ")).isEmpty();
        assertThat(WeeklyHours.parseIfStated("mon 09:00-17:00"))
                .hasValue(WeeklyHours.parse("mon 09:00-17:00"));
    }

    @Test
    void a_window_belongs_to_the_day_on_which_it_starts() {
        WeeklyHours nights = WeeklyHours.parse("mon-fri 22:00-06:00");

        // 5 January 2026 is a Monday.
        assertThat(nights.contains(UTC, Instant.parse("2026-01-05T00:00:00Z"))).isFalse();
        assertThat(nights.contains(UTC, Instant.parse("2026-01-05T22:00:00Z"))).isTrue();
        assertThat(nights.contains(UTC, Instant.parse("2026-01-10T05:59:59Z"))).isTrue();
        assertThat(nights.contains(UTC, Instant.parse("2026-01-10T06:00:00Z"))).isFalse();
    }

    @Test
    void windows_that_meet_are_one_stretch() {
        WeeklyHours days = WeeklyHours.parse("mon-tue 00:00-24:00");

        assertThat(
                        days.spans(
                                UTC,
                                Instant.parse("2026-01-04T00:00:00Z"),
                                Instant.parse("2026-01-11T00:00:00Z")))
                .containsExactly(
                        new Span(
                                Instant.parse("2026-01-05T00:00:00Z"),
                                Instant.parse("2026-01-07T00:00:00Z")));
    }

    @Test
    void a_skipped_time_moves_forward_and_of_a_repeated_one_the_first_counts() {
        WeeklyHours early = WeeklyHours.parse("sun 01:30-02:30");

        // Summer time begins on 29 March 2026 at 01:00 and ends on 25 October at 02:00.
        assertThat(
                        early.spans(
                                LISBON,
                                Instant.parse("2026-03-28T00:00:00Z"),
                                Instant.parse("2026-03-30T00:00:00Z")))
                .isEmpty();
        assertThat(
                        early.spans(
                                LISBON,
                                Instant.parse("2026-10-24T00:00:00Z"),
                                Instant.parse("2026-10-26T00:00:00Z")))
                .containsExactly(
                        new Span(
                                Instant.parse("2026-10-25T00:30:00Z"),
                                Instant.parse("2026-10-25T02:30:00Z")));
    }

    @Test
    void a_margin_stays_on_the_days_of_the_window() {
        WeeklyHours late = WeeklyHours.parse("mon 01:00-23:00");

        assertThat(
                        late.spansWidened(
                                Duration.ofHours(2),
                                UTC,
                                Instant.parse("2026-01-04T00:00:00Z"),
                                Instant.parse("2026-01-11T00:00:00Z")))
                .containsExactly(
                        new Span(
                                Instant.parse("2026-01-05T00:00:00Z"),
                                Instant.parse("2026-01-06T00:00:00Z")));
    }
}
