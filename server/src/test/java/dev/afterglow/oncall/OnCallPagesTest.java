package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class OnCallPagesTest {

    private static final ScheduleId CORE = new ScheduleId("core-primary");
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private MockMvcTester pages;
    @Autowired private OnCall onCall;
    @Autowired private CalendarAddresses calendars;
    @Autowired private TestPeople people;

    /// Ana is on call on weekdays; nobody at the weekend.
    @BeforeEach
    void schedule() {
        people.person("ana");
        people.person("bo");
        Layer days =
                Layer.of(
                                "days",
                                List.of(Crew.of(ANA)),
                                new Rotation.Daily(LocalTime.MIDNIGHT),
                                LocalDateTime.of(2026, 3, 2, 0, 0))
                        .withOnly(WeeklyHours.parse("mon-fri 00:00-24:00"));
        Schedule schedule =
                new Schedule(CORE, ZoneId.of("UTC"), List.of(days), List.of(), List.of());
        onCall.define(
                new NamedSchedule(schedule, "Core primary", null),
                people.actor("ana"),
                SettableClock.START);
    }

    @Test
    void the_first_page_and_the_list_say_who_is_on_call_now() {
        assertThat(get("/")).hasStatusOk().bodyText().contains("Core primary", "Ana");
        assertThat(get("/on-call"))
                .hasStatusOk()
                .bodyText()
                .contains("One schedule has a gap ahead", "Core primary", "until Sat 7 Mar, 00:00");
    }

    @Test
    void a_schedule_shows_lanes_gaps_and_why() {
        assertThat(get("/on-call/core-primary"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Covered for 28 days, except",
                        "Why is it Ana now?",
                        "days is the topmost layer that is not empty",
                        "<b>Nobody</b>",
                        "class=\"shift\"");
        assertThat(get("/on-call/core-primary?week=2026-03-11&at=2026-03-14T12:00"))
                .hasStatusOk()
                .bodyText()
                .contains("9 Mar 2026 to 15 Mar 2026", "Why is it nobody on Sat 14 Mar 2026");
        assertThat(get("/on-call/nothing")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoever_takes_the_shift_stands_on_the_page() {
        MvcTestResult taken =
                pages.post()
                        .uri("/on-call/core-primary/take")
                        .with(people.signedIn("bo"))
                        .exchange();

        assertThat(taken).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/on-call/core-primary"))
                .bodyText()
                .contains("Why is it Bo now?", "took the shift");
    }

    @Test
    void an_impossible_override_comes_back_with_a_reason_and_what_was_typed() {
        MvcTestResult answer =
                pages.post()
                        .uri("/on-call/core-primary/overrides")
                        .param("from", "2026-03-06T09:00")
                        .param("to", "2026-03-05T09:00")
                        .param("person", "bo")
                        .param("reason", "family day")
                        .with(people.signedIn("bo"))
                        .exchange();

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("To must be after From.", "family day", "2026-03-06T09:00");
    }

    @Test
    void a_calendar_program_reads_the_secret_address_until_it_is_renewed() {
        String address = calendars.of(CORE, ANA);
        String own = calendars.own(ANA);

        assertThat(pages.get().uri(address))
                .hasStatusOk()
                .bodyText()
                .contains("BEGIN:VCALENDAR", "ana on call for core-primary", "Gap: nobody");
        assertThat(pages.get().uri(own)).hasStatusOk().bodyText().doesNotContain("Gap: nobody");
        assertThat(pages.get().uri("/calendars/guess.ics")).hasStatus(HttpStatus.NOT_FOUND);

        calendars.renew(ANA);
        assertThat(pages.get().uri(address)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get().uri(calendars.of(CORE, ANA))).hasStatusOk();
    }

    @Test
    void a_program_asks_who_is_on_call_at_an_instant() {
        assertThat(get("/api/on-call/core-primary?at=2026-03-05T12:00:00Z"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"schedule": "core-primary",
                         "people": [{"person": "ana", "until": "2026-03-07T00:00:00Z",
                                     "source": "layer:days"}]}
                        """);
        assertThat(get("/api/on-call/core-primary?at=2026-03-07T12:00:00Z"))
                .bodyJson()
                .isLenientlyEqualTo("{\"people\": []}");
        assertThat(get("/api/on-call/core-primary?at=noon")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(people.signedIn("ana")).exchange();
    }
}
