package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class SetupTest {

    private static final String PASSWORD = "a kettle sings at noon";

    @Autowired private MockMvcTester pages;
    @Autowired private Accounts accounts;
    @Autowired private People people;
    @Autowired private TestPeople persons;
    @Autowired private SettableClock clock;

    @Test
    void the_first_link_makes_an_administrator_who_is_signed_in_and_then_holds_no_longer() {
        String secret = accounts.inviteFirst(clock.instant()).orElseThrow();

        MvcTestResult done = first(secret, "Ana Reyes", "ana@example.org", "Europe/Lisbon");
        MvcTestResult again = first(secret, "Eve", "eve@example.org", "UTC");

        assertThat(done).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(done.getResponse().getCookie("SESSION")).isNotNull();
        Person ana = people.person(new PersonId("ana-reyes")).orElseThrow();
        assertThat(ana.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(again).hasStatus(HttpStatus.GONE).bodyText().contains("it works once");
        assertThat(people.everybody()).hasSize(1);
        assertThat(accounts.inviteFirst(clock.instant())).isEmpty();
    }

    @Test
    void a_new_start_ends_the_link_of_the_one_before() {
        String old = accounts.inviteFirst(clock.instant()).orElseThrow();
        String fresh = accounts.inviteFirst(clock.instant()).orElseThrow();

        assertThat(pages.get().uri("/setup/" + old)).hasStatus(HttpStatus.GONE);
        assertThat(pages.get().uri("/setup/" + fresh)).hasStatusOk();
    }

    @Test
    void a_link_ends_after_seven_days() {
        String secret = accounts.inviteFirst(clock.instant()).orElseThrow();

        clock.advance(Duration.ofDays(7));

        assertThat(pages.get().uri("/setup/" + secret))
                .hasStatus(HttpStatus.GONE)
                .bodyText()
                .contains("has ended");
    }

    @Test
    void each_wrong_field_is_named_and_nothing_is_kept() {
        String secret = accounts.inviteFirst(clock.instant()).orElseThrow();

        MvcTestResult answer =
                pages.post()
                        .uri("/setup/" + secret)
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("email", "ana at home")
                        .param("zone", "Europe/Lisboa")
                        .param("password", "short")
                        .exchange();

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Enter your name",
                        "was \"ana at home\"",
                        "was \"Europe/Lisboa\"",
                        "A password has at least 12 characters; this one has 5.");
        assertThat(people.everybody()).isEmpty();
        assertThat(pages.get().uri("/setup/" + secret)).hasStatusOk();
    }

    @Test
    void an_administrator_invites_somebody_who_then_chooses_a_password() {
        persons.person("root", Role.ADMINISTRATOR);

        MvcTestResult invited =
                pages.post()
                        .uri("/people")
                        .with(persons.signedIn("root"))
                        .param("name", "Bo Lind")
                        .param("email", "bo@example.org")
                        .param("zone", "America/Los_Angeles")
                        .param("role", "responder")
                        .exchange();
        String secret = secret(invited);
        MvcTestResult done =
                pages.post()
                        .uri("/setup/" + secret)
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("password", PASSWORD)
                        .param("again", PASSWORD)
                        .exchange();

        assertThat(done).hasStatus(HttpStatus.SEE_OTHER);
        Accounts.Attempt attempt = new Accounts.Attempt("BO@example.org", PASSWORD, "192.0.2.1");
        assertThat(accounts.signIn(attempt, clock.instant()))
                .isInstanceOf(SignInResult.Accepted.class);
    }

    private MvcTestResult first(String secret, String name, String email, String zone) {
        return pages.post()
                .uri("/setup/" + secret)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("name", name)
                .param("email", email)
                .param("zone", zone)
                .param("password", PASSWORD)
                .param("again", PASSWORD)
                .exchange();
    }

    private static String secret(MvcTestResult invited) {
        try {
            String page = invited.getResponse().getContentAsString();
            int begin = page.indexOf("/setup/") + "/setup/".length();
            return page.substring(begin, page.indexOf('<', begin));
        } catch (java.io.UnsupportedEncodingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
