package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class FeedsTest {

    private static final PersonId ANA = new PersonId("ana");

    @Autowired private TestPeople people;
    @Autowired private Feeds feeds;
    @Autowired private Absences absences;
    @Autowired private PeopleJobs jobs;
    @Autowired private SettableClock clock;

    private HttpServer calendars;
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void serveCalendars() throws IOException {
        people.person("ana");
        calendars =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        calendars.createContext(
                "/ana.ics",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Location", "http://10.0.0.1/ana.ics");
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        calendars.start();
    }

    @AfterEach
    void stopCalendars() {
        calendars.stop(0);
    }

    @Test
    void what_the_calendar_says_now_replaces_what_it_said() {
        feeds.add(feed(url()), people.actor("ana"), clock.instant());
        body = calendar("20260706", "20260718");
        jobs.step(clock.instant());

        body = calendar("20260803", "20260808");
        int early = jobs.step(clock.instant().plus(Duration.ofMinutes(29)));
        int due = jobs.step(clock.instant().plus(Duration.ofMinutes(30)));

        assertThat(early).isZero();
        assertThat(due).isEqualTo(1);
        assertThat(absences.own(ANA))
                .extracting(kept -> kept.absence().from().toString())
                .containsExactly("2026-08-03");
    }

    @Test
    void a_calendar_that_fails_keeps_what_it_said_and_tells_why() {
        feeds.add(feed(url()), people.actor("ana"), clock.instant());
        body = calendar("20260706", "20260718");
        jobs.step(clock.instant());

        status = 500;
        jobs.step(clock.instant().plus(Duration.ofHours(1)));

        assertThat(absences.own(ANA)).hasSize(1);
        assertThat(feeds.of(ANA).getFirst().problem()).isEqualTo("It answered with status 500.");
    }

    @Test
    void a_removed_calendar_takes_its_absences_with_it() {
        feeds.add(feed(url()), people.actor("ana"), clock.instant());
        body = calendar("20260706", "20260718");
        jobs.step(clock.instant());

        feeds.remove(ANA, feeds.of(ANA).getFirst().id(), people.actor("ana"), clock.instant());

        assertThat(absences.own(ANA)).isEmpty();
    }

    @Test
    void two_servers_do_not_read_the_same_calendar_at_once() {
        feeds.add(feed(url()), people.actor("ana"), clock.instant());
        body = calendar("20260706", "20260718");

        boolean first = feeds.pollOne("one", clock.instant());
        boolean second = feeds.pollOne("two", clock.instant());

        assertThat(List.of(first, second)).containsExactly(true, false);
    }

    @Test
    void without_leave_nothing_is_fetched_from_the_servers_own_network() {
        FeedFetch strict = new FeedFetch(new FeedSettings(false, Duration.ofMinutes(30)));

        assertThat(strict.fetch(url()))
                .isInstanceOfSatisfying(
                        FeedFetch.Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).contains("private network"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "192.168.1.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "0.0.0.0, true",
        "255.255.255.255, true",
        "::1, true",
        "fd00::1, true",
        "fe80::1, true",
        "::ffff:127.0.0.1, true",
        "64:ff9b::7f00:1, true",
        "192.0.2.1, false",
        "8.8.8.8, false",
        "2606:4700::1111, false",
    })
    void private_addresses_are_told_from_public_ones(String address, boolean isPrivate)
            throws Exception {
        assertThat(OutsideAddress.isPrivate(InetAddress.getByName(address))).isEqualTo(isPrivate);
    }

    @Test
    void what_is_no_web_address_is_refused_when_it_is_entered() {
        assertThatThrownBy(() ->
                        feeds.add(feed("file:///etc/passwd"), people.actor("ana"), clock.instant()))
                .hasMessageContaining("begins with https://");
        assertThat(feeds.of(ANA)).isEmpty();
    }

    private String url() {
        return "http://127.0.0.1:" + calendars.getAddress().getPort() + "/ana.ics";
    }

    private static Feeds.Feed feed(String url) {
        return new Feeds.Feed(ANA, url, "vacation", "");
    }

    private static String calendar(String from, String to) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\nBEGIN:VEVENT\r\n"
                + "UID:one@example.org\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:"
                + from
                + "\r\nDTEND;VALUE=DATE:"
                + to
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }
}
