package dev.afterglow.alerts;

import static dev.afterglow.alerts.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class AlertsApiTest {

    private static final Instant NOW = SettableClock.START;

    @Autowired private MockMvcTester http;
    @Autowired private Alerts alerts;
    @Autowired private AlertJobs jobs;
    @Autowired private AlertSettings settings;
    @Autowired private TestPeople people;

    @BeforeEach
    void persons() {
        people.person("ana");
        people.person("vera", Role.VIEWER);
    }

    @Test
    void alerts_are_listed_newest_first_with_why_one_is_held_back() {
        Alert first = alerts.raise(signal("disk"), NOW).alert();
        alerts.raise(signal("queue"), NOW.plusSeconds(5));

        MvcTestResult list = get("/api/alerts");

        assertThat(list).hasStatusOk();
        assertThat(list)
                .bodyJson()
                .extractingPath("$[*].key")
                .asArray()
                .containsExactly("queue", "disk");
        assertThat(list)
                .bodyJson()
                .extractingPath("$[0].heldBack.because")
                .asString()
                .contains("belongs to the page of " + first.id().shown());
        assertThat(get("/api/alerts?state=closed")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void a_responder_acts_on_an_alert_and_a_viewer_may_not() {
        Alert alert = alerts.raise(signal("disk"), NOW).alert();
        String address = "/api/alerts/" + alert.id();

        assertThat(post("vera", address + "/acknowledge")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("ana", address + "/acknowledge"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("acknowledged");
        assertThat(post("ana", address + "/acknowledge")).hasStatus(HttpStatus.CONFLICT);
        assertThat(post("ana", address + "/snooze?minutes=0")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post("ana", address + "/noise")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post("ana", address + "/noise?words=a test"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.noise")
                .isEqualTo("a test");
        assertThat(post("ana", "/api/alerts/999/resolve")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void what_never_paged_is_forgotten_in_time_and_what_paged_stays() {
        Alert paged = alerts.raise(signal("disk"), NOW).alert();
        Alert held = alerts.raise(signal("queue"), NOW).alert();
        alerts.resolve(held.id(), Signals.ANA, NOW.plusSeconds(1));
        alerts.resolve(paged.id(), Signals.ANA, NOW.plusSeconds(2));
        Instant end = NOW.plus(settings.keep());

        int early = jobs.forget(end);
        int late = jobs.forget(end.plus(Duration.ofMinutes(1)));

        assertThat(early).isZero();
        assertThat(late).isEqualTo(1);
        assertThat(alerts.alert(held.id())).isEmpty();
        assertThat(alerts.alert(paged.id())).isPresent();
    }

    private MvcTestResult get(String address) {
        return http.get().uri(address).with(people.signedIn("ana")).exchange();
    }

    private MvcTestResult post(String person, String address) {
        return http.post().uri(address).with(people.signedIn(person)).exchange();
    }
}
