package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class RolesTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private People persons;

    @Test
    void a_viewer_reads_and_keeps_the_own_profile_and_changes_nothing_else() {
        people.person("vera", Role.VIEWER);
        people.team("core", "vera");

        assertThat(pages.get().uri("/teams/core").with(people.signedIn("vera"))).hasStatusOk();
        assertThat(profile("vera", "mon-thu 08:00-16:00")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(rename("vera", "core")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void members_edit_what_their_team_owns_and_others_are_told_who_may() {
        people.person("ana");
        people.person("bo");
        people.person("root", Role.ADMINISTRATOR);
        people.team("core", "ana");

        MvcTestResult stranger = rename("bo", "core");

        assertThat(stranger).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(stranger.getResponse().getErrorMessage())
                .isEqualTo("It belongs to team core. Its members and administrators may edit it.");
        assertThat(rename("ana", "core")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(rename("root", "core")).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void only_administrators_invite_and_give_roles() {
        people.person("ana");

        MvcTestResult answer =
                pages.post()
                        .uri("/people/ana/role")
                        .with(people.signedIn("ana"))
                        .param("role", "administrator")
                        .exchange();

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(persons.person(new PersonId("ana")).orElseThrow().role())
                .isEqualTo(Role.RESPONDER);
    }

    @Test
    void an_administrator_changes_an_address_but_not_to_somebody_elses() {
        people.person("root", Role.ADMINISTRATOR);
        people.person("ana");

        MvcTestResult taken = email("root@example.org");
        MvcTestResult nonsense = email("ana at home");
        MvcTestResult free = email("reyes@example.org");

        assertThat(taken).hasStatus(422).bodyText().contains("already belongs to root");
        assertThat(nonsense).hasStatus(422).bodyText().contains("ana at home");
        assertThat(free).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(persons.byEmail("REYES@example.org")).isPresent();
    }

    @Test
    void a_profile_with_a_wrong_field_is_shown_again_with_what_was_entered() {
        people.person("ana");

        MvcTestResult answer = profile("ana", "nine to five");

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "value=\"nine to five\"",
                        "expected hours such as",
                        "aria-invalid=\"true\"");
        assertThat(persons.person(new PersonId("ana")).orElseThrow().hours())
                .hasValue(WeeklyHours.parse("mon-fri 09:00-17:30"));
    }

    @Test
    void an_unknown_person_is_not_found() {
        people.person("ana");

        assertThat(pages.get().uri("/people/nobody").with(people.signedIn("ana")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get().uri("/people/No Slug").with(people.signedIn("ana")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void every_page_of_people_opens_for_an_administrator() {
        people.person("root", Role.ADMINISTRATOR);
        people.person("ana");
        people.team("core", "ana", "root");

        for (String path :
                new String[] {
                    "/me",
                    "/me/away",
                    "/me/access",
                    "/people",
                    "/people?q=an",
                    "/people/ana",
                    "/people/new",
                    "/teams",
                    "/teams/core"
                }) {
            assertThat(pages.get().uri(path).with(people.signedIn("root")))
                    .as(path)
                    .hasStatusOk()
                    .bodyText()
                    .contains("<h1>")
                    .doesNotContain("style=", "onclick");
        }
    }

    private MvcTestResult email(String address) {
        return pages.post()
                .uri("/people/ana/email")
                .with(people.signedIn("root"))
                .param("email", address)
                .exchange();
    }

    private MvcTestResult profile(String person, String hours) {
        return pages.post()
                .uri("/me")
                .with(people.signedIn(person))
                .param("name", "Somebody Else")
                .param("zone", "Asia/Kolkata")
                .param("hours", hours)
                .param("theme", "dark")
                .exchange();
    }

    private MvcTestResult rename(String person, String team) {
        return pages.post()
                .uri("/teams/" + team)
                .with(people.signedIn(person))
                .param("name", "Renamed by " + person)
                .exchange();
    }
}
