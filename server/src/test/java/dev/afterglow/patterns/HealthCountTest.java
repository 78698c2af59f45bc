package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.afterglow.people.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthCountTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final HealthCount.Span WEEK = span("2026-07-06T00:00", "2026-07-13T00:00");

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }

    private static HealthCount.Span span(String from, String until) {
        return new HealthCount.Span(at(from), at(until));
    }

    private static Health count(
            List<String> pages, List<HealthCount.Span> onCall, Set<LocalDate> away) {
        return HealthCount.of(
                new HealthCount.Lived(
                        LISBON,
                        WeeklyHours.parseIfStated("mon-fri 09:00-17:30"),
                        pages.stream().map(HealthCountTest::at).toList(),
                        onCall,
                        away,
                        WEEK));
    }

    @Test
    void pages_are_working_late_or_sleeping_by_the_persons_own_clock() {
        Health health =
                count(
                        List.of(
                                "2026-07-06T09:00",
                                "2026-07-06T17:30",
                                "2026-07-06T22:00",
                                "2026-07-11T06:59",
                                "2026-07-11T12:00"),
                        List.of(),
                        Set.of());

        assertThat(health.interruptions())
                .extracting(
                        Health.Interruptions::working,
                        Health.Interruptions::late,
                        Health.Interruptions::sleeping)
                .containsExactly(1, 2, 2);
        assertThat(health.days()).hasSize(7);
    }

    @Test
    void pages_within_a_minute_of_each_other_are_one_interruption() {
        Health health =
                count(
                        List.of(
                                "2026-07-06T12:00:00",
                                "2026-07-06T12:00:40",
                                "2026-07-06T12:01:20",
                                "2026-07-06T12:02:20"),
                        List.of(),
                        Set.of());

        assertThat(health.interruptions().all()).isEqualTo(2);
    }

    @Test
    void a_night_broken_before_and_after_midnight_is_one_night() {
        Health health =
                count(
                        List.of("2026-07-07T23:30", "2026-07-08T03:30", "2026-07-09T02:00"),
                        List.of(span("2026-07-06T09:00", "2026-07-08T09:00")),
                        Set.of(LocalDate.of(2026, 7, 8)));

        assertThat(health.nights().broken()).isEqualTo(2);
        assertThat(health.nights().lastWeek()).isEqualTo(2);
        assertThat(health.nights().recovered()).isEqualTo(2);
        assertThat(health.rest().inTheWorstNight()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void a_broken_night_before_a_day_on_call_was_not_followed_by_rest() {
        Health health =
                count(
                        List.of("2026-07-08T03:30"),
                        List.of(span("2026-07-06T09:00", "2026-07-13T00:00")),
                        Set.of());

        assertThat(health.nights().broken()).isOne();
        assertThat(health.nights().recovered()).isZero();
        assertThat(health.duty().daysInARow()).isEqualTo(7);
    }

    @Test
    void the_most_in_twelve_hours_is_found_across_midnight() {
        Health health =
                count(
                        List.of(
                                "2026-07-07T20:00",
                                "2026-07-07T23:00",
                                "2026-07-08T07:59",
                                "2026-07-08T08:00"),
                        List.of(),
                        Set.of());

        assertThat(health.interruptions().mostInTwelveHours()).isEqualTo(3);
    }

    @Test
    void time_on_call_in_two_schedules_at_once_counts_once() {
        Health health =
                count(
                        List.of(),
                        List.of(
                                span("2026-07-06T00:00", "2026-07-07T00:00"),
                                span("2026-07-06T12:00", "2026-07-07T12:00"),
                                span("2026-07-01T00:00", "2026-07-05T00:00")),
                        Set.of());

        assertThat(health.duty().share()).isCloseTo(1.5 / 7, within(1e-9));
        assertThat(health.duty().daysInARow()).isEqualTo(2);
        assertThat(health.rest().inThreeDays()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void a_day_of_twenty_five_hours_is_counted_by_the_clock() {
        Health health =
                HealthCount.of(
                        new HealthCount.Lived(
                                LISBON,
                                Optional.empty(),
                                List.of(at("2026-10-25T06:30"), at("2026-10-26T10:00")),
                                List.of(span("2026-10-25T00:00", "2026-10-26T00:00")),
                                Set.of(),
                                span("2026-10-25T00:00", "2026-10-27T00:00")));

        assertThat(health.interruptions().sleeping()).isOne();
        assertThat(health.interruptions().working()).isOne();
        assertThat(health.duty().share()).isCloseTo(25.0 / 49, within(1e-9));
    }
}
