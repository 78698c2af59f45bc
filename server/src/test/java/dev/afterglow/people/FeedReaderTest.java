package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final PersonId BO = new PersonId("bo");

    @Test
    void a_whole_day_event_ends_on_the_day_before_its_end() {
        List<Absence> absences =
                read(event("DTSTART;VALUE=DATE:20260706", "DTEND;VALUE=DATE:20260718"));

        assertThat(absences).containsExactly(vacation("2026-07-06", "2026-07-17"));
    }

    @Test
    void a_whole_day_event_without_an_end_is_one_day() {
        List<Absence> absences = read(event("DTSTART;VALUE=DATE:20260706"));

        assertThat(absences).containsExactly(vacation("2026-07-06", "2026-07-06"));
    }

    @Test
    void clock_times_count_on_the_persons_own_days() {
        List<Absence> absences = read(event("DTSTART:20260707T060000Z", "DTEND:20260708T060000Z"));

        assertThat(absences).containsExactly(vacation("2026-07-06", "2026-07-07"));
    }

    @Test
    void a_dentist_and_a_cancelled_trip_are_no_absences() {
        List<Absence> dentist = read(event("DTSTART:20260707T160000Z", "DTEND:20260707T180000Z"));
        List<Absence> cancelled =
                read(
                        event(
                                "DTSTART;VALUE=DATE:20260706",
                                "DTEND;VALUE=DATE:20260718",
                                "STATUS:CANCELLED"));

        assertThat(dentist).isEmpty();
        assertThat(cancelled).isEmpty();
    }

    @Test
    void a_repeated_event_is_away_each_time_within_the_days_of_interest() {
        List<Absence> absences =
                read(
                        event(
                                "DTSTART;VALUE=DATE:20260605",
                                "DTEND;VALUE=DATE:20260606",
                                "RRULE:FREQ=WEEKLY;BYDAY=FR"));

        assertThat(absences).hasSizeBetween(12, 14).contains(vacation("2026-07-03", "2026-07-03"));
        assertThat(absences)
                .allMatch(absence -> !absence.to().isAfter(LocalDate.parse("2026-08-31")));
    }

    @Test
    void only_titles_that_contain_the_filter_count() {
        String text = event("DTSTART;VALUE=DATE:20260706", "SUMMARY:Release party");

        assertThat(FeedReader.read(text, reading("out of office"))).isEmpty();
        assertThat(FeedReader.read(text, reading("PARTY"))).hasSize(1);
    }

    @Test
    void an_event_every_second_is_left_out() {
        List<Absence> absences =
                read(
                        event(
                                "DTSTART:20000101T000000Z",
                                "DTEND:20000102T000000Z",
                                "RRULE:FREQ=SECONDLY"));

        assertThat(absences).isEmpty();
    }

    @Test
    void a_web_page_is_not_a_calendar() {
        assertThatThrownBy(() -> read("<!doctype html><title>Sign in</title>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an iCalendar text");
    }

    private static List<Absence> read(String text) {
        return FeedReader.read(text, reading(""));
    }

    private static FeedReader.Reading reading(String matching) {
        return new FeedReader.Reading(
                BO,
                ZoneId.of("America/Los_Angeles"),
                "vacation",
                matching,
                LocalDate.parse("2026-06-01"),
                LocalDate.parse("2026-08-31"));
    }

    private static Absence vacation(String from, String to) {
        return new Absence(BO, LocalDate.parse(from), LocalDate.parse(to), "vacation");
    }

    private static String event(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\nBEGIN:VEVENT\r\n"
                + "UID:one@example.org\r\nDTSTAMP:20260101T000000Z\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }
}
