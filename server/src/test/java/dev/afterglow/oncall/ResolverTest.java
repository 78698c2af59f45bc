package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalTime NINE = LocalTime.of(9, 0);

    @Test
    void the_example_of_the_guide_resolves_as_it_says() {
        Layer week = Layer.of("week", crews("ana", "bo"), weeklyMonday(), date("2026-01-05"));
        Layer nights =
                Layer.of("nights", crews("bo"), daily("22:00"), date("2026-01-05"))
                        .withOnly(WeeklyHours.parse("mon-fri 22:00-06:00"));
        Schedule schedule =
                lisbon(week, nights)
                        .with(List.of(override("2026-03-28T18:00Z", "2026-03-29T08:00Z", "bo")));

        // Summer time begins on 29 March; Monday 30 is turn 12 of the week.
        assertThat(lines(schedule, "2026-03-27T21:00Z", "2026-03-30T22:00Z"))
                .containsExactly(
                        "2026-03-27T21:00Z bo 2026-03-27T22:00Z layer:week",
                        "2026-03-27T22:00Z bo 2026-03-28T06:00Z layer:nights",
                        "2026-03-28T06:00Z bo 2026-03-28T18:00Z layer:week",
                        "2026-03-28T18:00Z bo 2026-03-29T08:00Z override:swap",
                        "2026-03-29T08:00Z bo 2026-03-30T08:00Z layer:week",
                        "2026-03-30T08:00Z ana 2026-03-30T21:00Z layer:week",
                        "2026-03-30T21:00Z bo 2026-03-30T22:00Z layer:nights");
    }

    @Test
    void before_the_first_handover_nobody_is_on_call() {
        Schedule schedule =
                lisbon(Layer.of("week", crews("ana", "bo"), weeklyMonday(), date("2026-01-06")));

        assertThat(lines(schedule, "2026-01-05T00:00Z", "2026-01-20T00:00Z"))
                .containsExactly(
                        "2026-01-05T00:00Z - 2026-01-12T09:00Z gap",
                        "2026-01-12T09:00Z ana 2026-01-19T09:00Z layer:week",
                        "2026-01-19T09:00Z bo 2026-01-20T00:00Z layer:week");
    }

    @Test
    void a_monthly_handover_is_clipped_to_the_end_of_the_month() {
        Layer month =
                Layer.of(
                        "month",
                        crews("ana", "bo"),
                        new Rotation.Monthly(31, NINE),
                        date("2026-02-01"));

        assertThat(lines(lisbon(month), "2026-02-01T00:00Z", "2026-05-01T00:00Z"))
                .containsExactly(
                        "2026-02-01T00:00Z - 2026-02-28T09:00Z gap",
                        "2026-02-28T09:00Z ana 2026-03-31T08:00Z layer:month",
                        "2026-03-31T08:00Z bo 2026-04-30T08:00Z layer:month",
                        "2026-04-30T08:00Z ana 2026-05-01T00:00Z layer:month");
    }

    @ParameterizedTest
    @CsvSource({
        // the local handover, its instant, hours to the next day's handover
        "2026-03-29T01:30, Europe/Lisbon,    2026-03-29T01:30Z, 23",
        "2026-10-25T01:30, Europe/Lisbon,    2026-10-25T00:30Z, 25",
        "2026-09-06T00:00, America/Santiago, 2026-09-06T04:00Z, 23",
        "2026-03-29T00:00, Asia/Beirut,      2026-03-28T22:00Z, 23",
        "2026-04-24T00:15, Africa/Cairo,     2026-04-23T22:15Z, 23",
        "2026-10-29T23:30, Africa/Cairo,     2026-10-29T20:30Z, 25",
    })
    void handovers_are_wall_clock_times_on_days_of_23_and_25_hours(
            LocalDateTime handover, ZoneId zone, String begins, long hours) {
        Rotation daily = new Rotation.Daily(handover.toLocalTime());
        Layer layer = Layer.of("day", crews("ana", "bo"), daily, handover);

        Turns turns = Turns.of(layer, zone);

        assertThat(turns.start(0)).isEqualTo(instant(begins));
        assertThat(turns.start(1)).isEqualTo(instant(begins).plus(Duration.ofHours(hours)));
    }

    @Test
    void the_clock_of_lord_howe_moves_by_half_an_hour() {
        Layer layer = Layer.of("day", crews("ana", "bo"), daily("02:15"), date("2026-10-04"));

        Turns turns = Turns.of(layer, ZoneId.of("Australia/Lord_Howe"));

        assertThat(turns.start(0)).isEqualTo(instant("2026-10-03T15:45Z"));
        assertThat(turns.start(1)).isEqualTo(instant("2026-10-04T15:15Z"));
    }

    @Test
    void a_turn_of_36_hours_keeps_its_wall_clock_over_a_change() {
        Rotation every =
                new Rotation.Every(Duration.ofHours(36), Optional.empty(), Optional.of(NINE));
        Schedule schedule = lisbon(Layer.of("long", crews("ana", "bo"), every, date("2026-03-27")));

        assertThat(lines(schedule, "2026-03-27T09:00Z", "2026-03-30T09:00Z"))
                .containsExactly(
                        "2026-03-27T09:00Z ana 2026-03-28T21:00Z layer:long",
                        "2026-03-28T21:00Z bo 2026-03-30T08:00Z layer:long",
                        "2026-03-30T08:00Z ana 2026-03-30T09:00Z layer:long");
    }

    @Test
    void turns_advance_where_the_hours_leave_nothing_of_them() {
        Layer weekends =
                Layer.of("weekend", crews("ana", "bo", "cy"), daily("00:00"), date("2026-01-05"))
                        .withOnly(WeeklyHours.parse("sat-sun 00:00-24:00"));

        assertThat(lines(lisbon(weekends), "2026-01-05T00:00Z", "2026-01-12T00:00Z"))
                .containsExactly(
                        "2026-01-05T00:00Z - 2026-01-10T00:00Z gap",
                        "2026-01-10T00:00Z cy 2026-01-11T00:00Z layer:weekend",
                        "2026-01-11T00:00Z ana 2026-01-12T00:00Z layer:weekend");
    }

    @Test
    void people_on_call_together_have_a_row_each_and_a_later_override_wins() {
        Crew pair = Crew.of(person("cy"), person("ana"));
        Layer two = Layer.of("two", List.of(pair, crew("ana")), daily("00:00"), date("2026-01-05"));
        Schedule schedule =
                lisbon(two)
                        .with(
                                List.of(
                                        override("2026-01-06T10:00Z", "2026-01-06T14:00Z", "bo"),
                                        override("2026-01-06T12:00Z", "2026-01-06T13:00Z", "di")));

        assertThat(lines(schedule, "2026-01-05T00:00Z", "2026-01-07T00:00Z"))
                .containsExactly(
                        "2026-01-05T00:00Z ana 2026-01-06T10:00Z layer:two",
                        "2026-01-05T00:00Z cy 2026-01-06T00:00Z layer:two",
                        "2026-01-06T10:00Z bo 2026-01-06T12:00Z override:swap",
                        "2026-01-06T12:00Z di 2026-01-06T13:00Z override:swap",
                        "2026-01-06T13:00Z bo 2026-01-06T14:00Z override:swap",
                        "2026-01-06T14:00Z ana 2026-01-07T00:00Z layer:two");
    }

    @Test
    void a_change_of_members_begins_with_the_next_turn_and_the_first_of_them() {
        Layer layer =
                new Layer(
                        "day",
                        crews("ana", "bo"),
                        daily("09:00"),
                        date("2026-01-05"),
                        Optional.empty(),
                        List.of(new Layer.Change(date("2026-01-07"), crews("cy", "di"))),
                        false);

        assertThat(lines(lisbon(layer), "2026-01-06T09:00Z", "2026-01-09T09:00Z"))
                .containsExactly(
                        "2026-01-06T09:00Z bo 2026-01-07T09:00Z layer:day",
                        "2026-01-07T09:00Z cy 2026-01-08T09:00Z layer:day",
                        "2026-01-08T09:00Z di 2026-01-09T09:00Z layer:day");
    }

    @Test
    void a_replacement_stands_in_for_all_layers_and_its_gaps_are_gaps() {
        Layer plain = Layer.of("plain", crews("ana"), daily("00:00"), date("2026-01-05"));
        Layer holiday =
                Layer.of("holiday", crews("bo"), daily("00:00"), date("2026-01-06"))
                        .withOnly(WeeklyHours.parse("08:00-20:00"));
        Replacement replacement =
                new Replacement(
                        instant("2026-01-06T00:00Z"),
                        instant("2026-01-07T00:00Z"),
                        "Epiphany",
                        List.of(holiday));
        Schedule schedule =
                new Schedule(
                        new ScheduleId("core"),
                        LISBON,
                        List.of(plain),
                        List.of(replacement),
                        List.of(override("2026-01-06T21:00Z", "2026-01-06T22:00Z", "cy")));

        assertThat(lines(schedule, "2026-01-05T00:00Z", "2026-01-08T00:00Z"))
                .containsExactly(
                        "2026-01-05T00:00Z ana 2026-01-06T00:00Z layer:plain",
                        "2026-01-06T00:00Z - 2026-01-06T08:00Z gap",
                        "2026-01-06T08:00Z bo 2026-01-06T20:00Z layer:holiday",
                        "2026-01-06T20:00Z - 2026-01-06T21:00Z gap",
                        "2026-01-06T21:00Z cy 2026-01-06T22:00Z override:swap",
                        "2026-01-06T22:00Z - 2026-01-07T00:00Z gap",
                        "2026-01-07T00:00Z ana 2026-01-08T00:00Z layer:plain");
    }

    @Test
    void a_shadow_listens_in_without_duty() {
        Layer plain = Layer.of("plain", crews("ana"), daily("00:00"), date("2026-01-05"));
        Layer shadow =
                new Layer(
                        "learner",
                        crews("cy"),
                        daily("00:00"),
                        date("2026-01-06"),
                        Optional.of(WeeklyHours.parse("09:00-17:00")),
                        List.of(),
                        true);
        Schedule schedule = lisbon(plain, shadow);
        Instant from = instant("2026-01-06T00:00Z");
        Instant to = instant("2026-01-07T00:00Z");

        assertThat(Resolver.resolve(schedule, from, to)).hasSize(1);
        assertThat(Resolver.shadows(schedule, from, to))
                .containsExactly(
                        new Shift(
                                instant("2026-01-06T09:00Z"),
                                instant("2026-01-06T17:00Z"),
                                Optional.of(person("cy")),
                                new Source.OfShadow("learner")));
    }

    @Test
    void the_answer_comes_with_its_reasons() {
        Layer week = Layer.of("week", crews("ana", "bo"), weeklyMonday(), date("2026-01-05"));
        Layer nights =
                Layer.of("nights", crews("bo"), daily("22:00"), date("2026-01-05"))
                        .withOnly(WeeklyHours.parse("mon-fri 22:00-06:00"));
        Schedule schedule =
                lisbon(week, nights)
                        .with(List.of(override("2026-01-06T10:00Z", "2026-01-06T14:00Z", "cy")));

        List<Step> why = Resolver.why(schedule, instant("2026-01-06T12:00Z"));

        assertThat(why)
                .containsExactly(
                        new Step(
                                "layer week",
                                "ana, turn 1 of the rotation, since Mon 5 Jan 2026 09:00 WET until"
                                        + " Mon 12 Jan 2026 09:00 WET"),
                        new Step("layer nights", "empty: outside mon-fri 22:00-06:00"),
                        new Step(
                                "override",
                                "cy, Tue 6 Jan 2026 10:00 WET to Tue 6 Jan 2026 14:00 WET:"
                                        + " \"swap\""),
                        new Step("so", "cy is on call; an override beats the layers"));
    }

    private static List<String> lines(Schedule schedule, String from, String to) {
        return Resolver.shifts(Resolver.resolve(schedule, instant(from), instant(to))).stream()
                .map(shift ->
                        "%s %s %s %s"
                                .formatted(
                                        minutes(shift.from()),
                                        shift.person().map(PersonId::value).orElse("-"),
                                        minutes(shift.to()),
                                        shift.source().text()))
                .toList();
    }

    private static String minutes(Instant instant) {
        return instant.toString().replace(":00Z", "Z");
    }

    private static Schedule lisbon(Layer... layers) {
        return new Schedule(new ScheduleId("core"), LISBON, List.of(layers), List.of(), List.of());
    }

    private static Rotation weeklyMonday() {
        return new Rotation.Weekly(DayOfWeek.MONDAY, NINE);
    }

    private static Rotation daily(String at) {
        return new Rotation.Daily(LocalTime.parse(at));
    }

    private static List<Crew> crews(String... people) {
        return Stream.of(people).map(ResolverTest::crew).toList();
    }

    private static Crew crew(String... people) {
        return Crew.of(Arrays.stream(people).map(PersonId::new).toList());
    }

    private static PersonId person(String id) {
        return new PersonId(id);
    }

    private static ScheduleOverride override(String from, String to, String person) {
        return new ScheduleOverride(instant(from), instant(to), crew(person), "swap");
    }

    private static LocalDateTime date(String date) {
        return LocalDate.parse(date).atStartOfDay();
    }

    private static Instant instant(String text) {
        return Instant.parse(text.replace("Z", ":00Z"));
    }
}
