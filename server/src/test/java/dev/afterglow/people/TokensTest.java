package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class TokensTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private People persons;
    @Autowired private Tokens tokens;
    @Autowired private SettableClock clock;
    @Autowired private JdbcClient database;

    private Person ana;

    @BeforeEach
    void ana() {
        ana = people.person("ana");
    }

    @Test
    void a_token_reads_what_its_owner_may_read() {
        assertThat(get("/api/people", token(Scope.READ)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].id")
                .isEqualTo("ana");
    }

    @Test
    void without_a_token_the_api_says_how_to_get_one() {
        assertThat(pages.get().uri("/api/people"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType("application/problem+json;charset=UTF-8")
                .bodyText()
                .contains("Authorization: Bearer");
    }

    @Test
    void a_foreign_token_is_answered_clearly() {
        assertThat(get("/api/people", "afterglow_somebody-elses"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyText()
                .contains("not known here");
        assertThat(get("/api/people", "eyJhbGciOiJub25lIn0.e30."))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyText()
                .contains("Tokens begin with afterglow_");
    }

    @Test
    void a_reading_token_changes_nothing() {
        MvcTestResult answer =
                post("/api/absences", token(Scope.READ), "{\"from\":\"x\",\"to\":\"y\"}");

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void a_pipelines_token_sends_changes_and_nothing_else() {
        String token = token(Scope.CHANGES);

        MvcTestResult change =
                post("/api/changes", token, "{\"service\":\"playback\",\"summary\":\"new\"}");
        MvcTestResult absence =
                post("/api/absences", token, "{\"from\":\"2026-07-06\",\"to\":\"2026-07-07\"}");

        assertThat(change).hasStatus(422).bodyText().contains("There is no service playback");
        assertThat(absence)
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("The scope of this token is changes");
    }

    @Test
    void a_token_never_does_more_than_its_owner_now_may() {
        String token = token(Scope.CONFIGURE);
        persons.define(ana.withRole(Role.VIEWER), SettableClock.START);

        MvcTestResult answer =
                post("/api/changes", token, "{\"service\":\"playback\",\"summary\":\"new\"}");

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void a_token_ends_by_time_and_by_hand() {
        String old = token(Scope.READ);
        String ended = token(Scope.READ);
        long number = tokens.ofPerson(ana.id(), clock.instant()).getFirst().id();
        tokens.end(ana.id(), number, people.actor("ana"), clock.instant());

        MvcTestResult byHand = get("/api/people", ended);
        clock.advance(Duration.ofDays(31));
        MvcTestResult byTime = get("/api/people", old);

        assertThat(byHand).hasStatus(HttpStatus.UNAUTHORIZED).bodyText().contains("has ended");
        assertThat(byTime).hasStatus(HttpStatus.UNAUTHORIZED).bodyText().contains("has ended");
    }

    @Test
    void the_secret_is_shown_once_and_is_not_in_the_database() {
        MvcTestResult made =
                pages.post()
                        .uri("/me/access/tokens")
                        .with(people.signedIn("ana"))
                        .param("name", "deploys")
                        .param("scope", "changes")
                        .param("days", "90")
                        .exchange();

        assertThat(made).hasStatusOk().bodyText().containsPattern("afterglow_[\\w-]{32}");
        assertThat(pages.get().uri("/me/access").with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("deploys")
                .doesNotContain("afterglow_");
        assertThat(database.sql("select hash from people.api_token").query(String.class).single())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void a_token_opens_no_page_of_the_browser() {
        assertThat(
                        pages.get()
                                .uri("/people")
                                .header("Authorization", "Bearer " + token(Scope.READ)))
                .hasStatus(HttpStatus.FOUND);
    }

    private String token(Scope scope) {
        Tokens.Wish wish = new Tokens.Wish("deploys", scope, Duration.ofDays(30));
        return tokens.make(ana.id(), wish, people.actor("ana"), clock.instant());
    }

    private MvcTestResult get(String path, String token) {
        return pages.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private MvcTestResult post(String path, String token, String body) {
        return pages.post()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
