package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class SignInTest {

    private static final String PASSWORD = "a kettle sings at noon";

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Accounts accounts;
    @Autowired private Sessions sessions;
    @Autowired private SettableClock clock;

    @Test
    void a_page_sends_a_stranger_to_sign_in_and_back() {
        MvcTestResult answer = pages.get().uri("/people?page=2").exchange();

        assertThat(answer).hasStatus(HttpStatus.FOUND);
        assertThat(answer).headers().hasValue("Location", "/sign-in?then=%2Fpeople%3Fpage%3D2");
    }

    @Test
    void the_right_password_opens_a_session_that_lives_in_the_database() {
        ana();

        MvcTestResult answer = signIn("ana@example.org", PASSWORD, "/people");

        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(answer).headers().hasValue("Location", "/people");
        Cookie session = answer.getResponse().getCookie("SESSION");
        assertThat(session).isNotNull();
        assertThat(pages.get().uri("/").cookie(session)).hasStatusOk().bodyText().contains("Ana");
        assertThat(sessions.of(new PersonId("ana"), null)).hasSize(1);
    }

    @Test
    void a_wrong_password_is_answered_without_telling_whether_the_account_exists() {
        ana();

        MvcTestResult wrong = signIn("ana@example.org", "not the right one", "/");
        MvcTestResult nobody = signIn("nobody@example.org", PASSWORD, "/");

        String sentence = "This address and this password do not belong together.";
        assertThat(wrong).hasStatus(422).bodyText().contains(sentence);
        assertThat(nobody).hasStatus(422).bodyText().contains(sentence);
        assertThat(wrong.getResponse().getCookie("SESSION")).isNull();
    }

    @Test
    void after_five_failures_even_the_right_password_waits_and_is_told_until_when() {
        ana();
        for (int count = 0; count < 5; count++) {
            signIn("ana@example.org", "wrong password " + count, "/");
        }

        MvcTestResult sixth = signIn("ana@example.org", PASSWORD, "/");
        clock.advance(Duration.ofMinutes(16));
        MvcTestResult later = signIn("ana@example.org", PASSWORD, "/");

        assertThat(sixth).hasStatus(429).bodyText().contains("Try again after 10:15 UTC");
        assertThat(later).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void a_sign_in_form_without_its_token_is_refused() {
        ana();

        MvcTestResult answer =
                pages.post()
                        .uri("/sign-in")
                        .param("email", "ana@example.org")
                        .param("password", PASSWORD)
                        .exchange();

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void sign_in_never_leads_to_another_host() {
        ana();

        MvcTestResult answer = signIn("ana@example.org", PASSWORD, "//evil.example.org/");

        assertThat(answer).headers().hasValue("Location", "/");
    }

    @Test
    void every_page_forbids_inline_script_and_style() {
        MvcTestResult answer = pages.get().uri("/sign-in").accept(MediaType.TEXT_HTML).exchange();

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer).bodyText().doesNotContain("style=", "<script>", "onclick");
    }

    private void ana() {
        people.person("ana");
        accounts.setPassword(
                new PersonId("ana"), PASSWORD, new Actor.OfSystem("test"), SettableClock.START);
    }

    private MvcTestResult signIn(String email, String password, String then) {
        return pages.post()
                .uri("/sign-in")
                .param("email", email)
                .param("password", password)
                .param("then", then)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }
}
