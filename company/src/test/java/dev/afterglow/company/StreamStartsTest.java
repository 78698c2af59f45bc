package dev.afterglow.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StreamStartsTest {
    private static final Instant THURSDAY_EVENING = Instant.parse("2026-11-19T21:42:00Z");
    private static final StreamStarts STARTS = StreamStarts.seeded(1);

    @Test
    void the_same_seed_and_instant_give_the_same_value_in_any_order() {
        double once = STARTS.at(THURSDAY_EVENING);
        STARTS.at(THURSDAY_EVENING.plusSeconds(3600));

        double again = StreamStarts.seeded(1).at(THURSDAY_EVENING);

        assertThat(again).isEqualTo(once);
        assertThat(StreamStarts.seeded(2).at(THURSDAY_EVENING)).isNotEqualTo(once);
    }

    @Test
    void the_parts_add_up_to_the_whole() {
        double whole = STARTS.at(THURSDAY_EVENING);

        double parts =
                STARTS.parts(THURSDAY_EVENING).stream()
                        .mapToDouble(StreamStarts.Part::perSecond)
                        .sum();

        assertThat(parts).isCloseTo(whole, within(1e-9));
        assertThat(STARTS.parts(THURSDAY_EVENING))
                .allMatch(part -> part.perSecond() >= 0)
                .extracting(part -> part.country() + part.device() + part.version())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_country_watches_in_its_evening_and_sleeps_in_its_night() {
        Instant evening = Instant.parse("2026-11-17T20:00:00Z");
        Instant night = Instant.parse("2026-11-17T03:30:00Z");

        double ratio = of("Spain", evening) / of("Spain", night);

        assertThat(ratio).isGreaterThan(5);
    }

    @Test
    void saturday_afternoon_is_busier_than_tuesday_afternoon() {
        double saturday = of("Germany", Instant.parse("2026-11-14T14:00:00Z"));

        double tuesday = of("Germany", Instant.parse("2026-11-17T14:00:00Z"));

        assertThat(saturday / tuesday).isBetween(1.2, 2.5);
    }

    @Test
    void it_grows_by_a_sixth_in_a_year_of_whole_weeks() {
        double before = day(Instant.parse("2025-03-04T00:00:00Z"));

        double after = day(Instant.parse("2026-03-03T00:00:00Z"));

        assertThat(after / before).isBetween(1.12, 1.20);
    }

    @Test
    void christmas_eve_is_spent_with_others_and_a_holiday_afternoon_on_the_sofa() {
        double eve = of("Denmark", Instant.parse("2025-12-24T19:00:00Z"));
        double holiday = of("Portugal", Instant.parse("2026-10-05T13:00:00Z"));

        assertThat(eve / of("Denmark", Instant.parse("2025-12-17T19:00:00Z"))).isLessThan(0.75);
        assertThat(holiday / of("Portugal", Instant.parse("2026-09-28T13:00:00Z")))
                .isGreaterThan(1.3);
    }

    @Test
    void quiet_minutes_differ_by_a_few_percent_at_most() {
        double largest = 0;
        for (int minute = 0; minute < 600; minute++) {
            Instant at = THURSDAY_EVENING.minusSeconds(60L * minute);
            double change = STARTS.at(at) / STARTS.at(at.minusSeconds(30)) - 1;
            largest = Math.max(largest, Math.abs(change));
        }

        assertThat(largest).isBetween(0.001, 0.05);
    }

    @Test
    void a_fall_takes_its_share_where_it_is_and_nothing_elsewhere() {
        StreamStarts.Fall fall =
                new StreamStarts.Fall(
                        THURSDAY_EVENING,
                        THURSDAY_EVENING.plus(Duration.ofMinutes(50)),
                        0.6,
                        Set.of("Spain", "Italy"),
                        Set.of("TV, 2020 and older"));
        StreamStarts falling = STARTS.with(fall);
        Instant during = THURSDAY_EVENING.plusSeconds(600);

        double left = old("Spain", falling, during) / old("Spain", STARTS, during);

        assertThat(left).isCloseTo(0.4, within(0.05));
        assertThat(of("Japan", falling, during)).isEqualTo(of("Japan", STARTS, during));
        assertThat(falling.at(THURSDAY_EVENING.minusSeconds(1)))
                .isEqualTo(STARTS.at(THURSDAY_EVENING.minusSeconds(1)));
        assertThat(falling.at(fall.to())).isEqualTo(STARTS.at(fall.to()));
    }

    @Test
    void a_fall_begins_over_three_minutes() {
        StreamStarts.Fall fall =
                new StreamStarts.Fall(
                        THURSDAY_EVENING,
                        THURSDAY_EVENING.plusSeconds(3600),
                        0.5,
                        Set.of(),
                        Set.of());
        Instant halfWay = THURSDAY_EVENING.plusSeconds(90);

        double left = STARTS.with(fall).at(halfWay) / STARTS.at(halfWay);

        assertThat(left).isCloseTo(0.75, within(0.01));
    }

    @Test
    void an_impossible_fall_is_refused() {
        Instant at = THURSDAY_EVENING;

        assertThatThrownBy(() -> new StreamStarts.Fall(at, at, 0.5, Set.of(), Set.of()))
                .hasMessageStartingWith("to must be after from");
        assertThatThrownBy(
                        () -> new StreamStarts.Fall(at, at.plusSeconds(9), 1.5, Set.of(), Set.of()))
                .hasMessage("share must be 0 to 1, was 1.5");
    }

    @Test
    void a_new_version_takes_over_within_weeks() {
        Set<String> now = versions(THURSDAY_EVENING);

        Set<String> later = versions(THURSDAY_EVENING.plus(Duration.ofDays(42)));

        assertThat(now).hasSize(18);
        assertThat(later).isNotEqualTo(now);
    }

    private static Set<String> versions(Instant at) {
        return STARTS.parts(at).stream()
                .map(StreamStarts.Part::version)
                .collect(Collectors.toSet());
    }

    private static double day(Instant from) {
        double sum = 0;
        for (int quarter = 0; quarter < 96; quarter++) {
            sum += STARTS.at(from.plusSeconds(900L * quarter));
        }
        return sum;
    }

    private static double of(String country, Instant at) {
        return of(country, STARTS, at);
    }

    private static double of(String country, StreamStarts starts, Instant at) {
        return starts.parts(at).stream()
                .filter(part -> part.country().equals(country))
                .mapToDouble(StreamStarts.Part::perSecond)
                .sum();
    }

    private static double old(String country, StreamStarts starts, Instant at) {
        return starts.parts(at).stream()
                .filter(part -> part.country().equals(country))
                .filter(part -> part.device().equals("TV, 2020 and older"))
                .mapToDouble(StreamStarts.Part::perSecond)
                .sum();
    }
}
