package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class CalendarSourcesTest {

    private static final Instant NOW = SettableClock.START;
    private static final ScheduleId CORE = new ScheduleId("core");
    private static final String CALENDAR =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20260301T000000Z
            DTSTART;TZID=Europe/Lisbon:20260304T090000
            DTEND;TZID=Europe/Lisbon:20260304T210000
            RRULE:FREQ=DAILY;COUNT=3
            SUMMARY:Day shift
            ATTENDEE:mailto:Ana@example.org
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTAMP:20260301T000000Z
            DTSTART;VALUE=DATE:20260307
            DTEND;VALUE=DATE:20260308
            SUMMARY:Bo (weekend)
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTAMP:20260301T000000Z
            DTSTART:20260308T090000Z
            DTEND:20260308T210000Z
            SUMMARY:Somebody else
            END:VEVENT
            END:VCALENDAR
            """
                    .replace("\n", "\r\n");

    @Autowired private CalendarSources calendars;
    @Autowired private OnCall onCall;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;
    private HttpServer server;
    private volatile String answer = CALENDAR;

    @BeforeEach
    void calendar() throws IOException {
        people.person("ana");
        people.person("bo");
        onCall.define(
                new NamedSchedule(
                        new Schedule(
                                CORE, ZoneId.of("Europe/Lisbon"), List.of(), List.of(), List.of()),
                        "Core",
                        null),
                people.actor("ana"),
                NOW);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/shifts.ics",
                exchange -> {
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void events_become_shifts_of_whoever_is_invited_or_named() {
        follow();

        assertThat(calendars.readOne(NOW)).isTrue();
        assertThat(calendars.readOne(NOW)).isFalse();

        assertThat(onCall.whoIsOnCall(CORE, NOW))
                .containsExactly(
                        new OnCallPerson(
                                new PersonId("ana"),
                                Instant.parse("2026-03-04T21:00:00Z"),
                                new Source.OfOverride("Day shift")));
        assertThat(people(Instant.parse("2026-03-06T12:00:00Z"))).containsExactly("ana");
        assertThat(people(Instant.parse("2026-03-07T12:00:00Z"))).containsExactly("bo");
        assertThat(people(Instant.parse("2026-03-08T12:00:00Z"))).isEmpty();
        assertThat(calendars.of(CORE).orElseThrow().problem()).startsWith("1 events name nobody");
        assertThat(pages.get().uri("/on-call/core").with(people.signedIn("ana")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("From <b>127.0.0.1</b>", "Day shift")
                .doesNotContain("shifts.ics");
    }

    @Test
    void what_it_said_holds_while_it_cannot_be_read() {
        follow();
        calendars.readOne(NOW);
        answer = "<html>sign in</html>";
        Instant later = NOW.plusSeconds(3_600);

        calendars.readOne(later);

        assertThat(people(later)).containsExactly("ana");
        assertThat(calendars.of(CORE).orElseThrow().problem()).contains("not an iCalendar text");
    }

    @Test
    void a_calendar_that_is_left_gives_no_more_shifts_and_the_past_stays() {
        follow();
        calendars.readOne(NOW);
        Instant later = NOW.plusSeconds(3_600);

        calendars.leave(CORE, people.actor("ana"), later);

        assertThat(people(later)).isEmpty();
        assertThat(people(NOW)).containsExactly("ana");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> calendars.follow(CORE, "file:///etc", people.actor("ana"), later));
    }

    private void follow() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/shifts.ics";
        calendars.follow(CORE, url, people.actor("ana"), NOW);
    }

    private List<String> people(Instant at) {
        return onCall.whoIsOnCall(CORE, at).stream().map(one -> one.person().value()).toList();
    }
}
