package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.ContactMethods;
import dev.afterglow.people.Leaving;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class RulesPagesTest {

    private static final PersonId ANA = new PersonId("ana");

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Policies policies;
    @Autowired private ContactMethods methods;
    @Autowired private Leaving leaving;
    @Autowired private SettableClock clock;

    @BeforeEach
    void people() {
        people.person("ana");
        people.person("root", Role.ADMINISTRATOR);
    }

    @Test
    void rules_and_quiet_hours_are_kept_and_shown() {
        MvcTestResult done =
                pages.post()
                        .uri("/me/paging")
                        .with(people.signedIn("ana"))
                        .param("high-minutes-0", "0")
                        .param("high-way-0", "email")
                        .param("high-minutes-1", "2")
                        .param("high-way-1", "inbox")
                        .param("quiet-from", "22:00")
                        .param("quiet-to", "07:00")
                        .exchange();

        assertThat(done).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(policies.rulesOf(ANA))
                .containsExactly(
                        new Rule(Urgency.HIGH, Duration.ZERO, "email", null),
                        new Rule(Urgency.HIGH, Duration.ofMinutes(2), "inbox", null));
        assertThat(policies.quietHoursOf(ANA))
                .contains(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
        assertThat(pages.get().uri("/me/paging").with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"22:00\"", "The inbox here", "Europe/Lisbon");
    }

    @Test
    void what_cannot_be_read_is_named_and_changes_nothing() {
        MvcTestResult refused =
                pages.post()
                        .uri("/me/paging")
                        .with(people.signedIn("ana"))
                        .param("high-minutes-0", "soon")
                        .param("high-way-0", "email")
                        .param("low-minutes-0", "1")
                        .param("low-way-0", "pigeon")
                        .param("quiet-from", "22:00")
                        .exchange();

        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("was “soon”", "Choose a way", "Quiet hours need two times");
        assertThat(policies.rulesOf(ANA)).isEmpty();
        assertThat(policies.quietHoursOf(ANA)).isEmpty();
    }

    @Test
    void a_policy_says_whom_each_step_would_page_now() {
        people.team("core");
        policies.define(
                Policy.of(
                        new PolicyId("core"),
                        Step.of(Duration.ZERO, new Target.OfPerson(ANA)),
                        Step.of(
                                Duration.ofMinutes(5),
                                new Target.OfTeam(new dev.afterglow.people.TeamId("core")))),
                clock.instant());

        assertThat(pages.get().uri("/policies").with(people.signedIn("ana")))
                .bodyText()
                .contains("core", "2 steps");
        assertThat(pages.get().uri("/policies/core").with(people.signedIn("ana")))
                .bodyText()
                .contains("at once", "ana (named in the policy)", "team core has no members");
        assertThat(pages.get().uri("/policies/none").with(people.signedIn("ana")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void who_is_erased_leaves_no_address_and_no_rule() {
        methods.define(ANA, "webhook", "https://ana.example.org/page", clock.instant());
        policies.setQuietHours(ANA, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));

        leaving.erase(ANA, people.actor("root"), clock.instant());

        assertThat(methods.of(ANA))
                .noneMatch(method -> method.address().contains("ana.example.org"));
        assertThat(policies.quietHoursOf(ANA)).isEmpty();
        assertThat(policies.rulesOf(ANA)).isEmpty();
    }

    @Test
    void a_browser_gets_our_key_and_what_it_needs_to_be_installed() {
        assertThat(pages.get().uri("/me/contacts").with(people.signedIn("ana")))
                .bodyText()
                .contains("data-key=\"" + methods.pushKey(), "/push.js");
        assertThat(pages.get().uri("/manifest.webmanifest"))
                .hasStatusOk()
                .bodyText()
                .contains("\"start_url\"", "/icon-192.png");
        assertThat(pages.get().uri("/service-worker.js"))
                .hasStatusOk()
                .bodyText()
                .contains("showNotification");
        assertThat(pages.get().uri("/icon-512.png")).hasStatusOk();
    }
}
