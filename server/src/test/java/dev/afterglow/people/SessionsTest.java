package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class SessionsTest {

    private static final String PASSWORD = "a kettle sings at noon";

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private People persons;
    @Autowired private Accounts accounts;
    @Autowired private Leaving leaving;

    private Person ana;

    @BeforeEach
    void ana() {
        ana = people.person("ana");
        accounts.setPassword(ana.id(), PASSWORD, people.actor("ana"), SettableClock.START);
    }

    @Test
    void signing_out_everywhere_ends_every_place() {
        Cookie phone = signIn();
        Cookie desk = signIn();

        post("/me/access/sessions/end-all", desk);

        assertThat(pages.get().uri("/me").cookie(phone)).hasStatus(HttpStatus.FOUND);
        assertThat(pages.get().uri("/me").cookie(desk)).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void a_lost_role_and_a_closed_account_count_at_once() {
        Cookie desk = signIn();
        people.person("root", Role.ADMINISTRATOR);

        persons.define(ana.withRole(Role.VIEWER), SettableClock.START);
        assertThat(pages.get().uri("/services/new").cookie(desk)).hasStatus(HttpStatus.FORBIDDEN);

        leaving.close(ana.id(), people.actor("root"), SettableClock.START);
        assertThat(pages.get().uri("/me").cookie(desk)).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void a_new_password_ends_the_other_places_and_needs_the_present_one() {
        Cookie phone = signIn();
        Cookie desk = signIn();

        var wrong =
                pages.post()
                        .uri("/me/access/password")
                        .cookie(desk)
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("now", "a guess of somebody at the desk")
                        .param("password", "the moon is up again")
                        .param("again", "the moon is up again")
                        .exchange();
        var right =
                pages.post()
                        .uri("/me/access/password")
                        .cookie(desk)
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("now", PASSWORD)
                        .param("password", "the moon is up again")
                        .param("again", "the moon is up again")
                        .exchange();

        assertThat(wrong).hasStatus(422).bodyText().contains("not your present password");
        assertThat(right).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(pages.get().uri("/me").cookie(phone)).hasStatus(HttpStatus.FOUND);
        assertThat(pages.get().uri("/me").cookie(right.getResponse().getCookie("SESSION")))
                .hasStatusOk();
    }

    private Cookie signIn() {
        return pages.post()
                .uri("/sign-in")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("email", "ana@example.org")
                .param("password", PASSWORD)
                .exchange()
                .getResponse()
                .getCookie("SESSION");
    }

    private void post(String path, Cookie session) {
        assertThat(
                        pages.post()
                                .uri(path)
                                .cookie(session)
                                .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(HttpStatus.SEE_OTHER);
    }
}
