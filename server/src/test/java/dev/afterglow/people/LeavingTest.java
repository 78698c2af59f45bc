package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class LeavingTest {

    private static final PersonId BO = new PersonId("bo");

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private People persons;
    @Autowired private Accounts accounts;
    @Autowired private Absences absences;
    @Autowired private Tokens tokens;
    @Autowired private Leaving leaving;
    @Autowired private Audit audit;
    @Autowired private JdbcClient database;

    @Test
    void erasing_leaves_the_id_a_pseudonym_and_the_audit_and_nothing_personal() {
        people.person("root", Role.ADMINISTRATOR);
        people.person("bo");
        people.team("core", "bo", "root");
        Actor bo = people.actor("bo");
        LocalDate day = LocalDate.parse("2026-07-06");
        absences.define(new Absence(BO, day, day, "sick"), "hand", bo, SettableClock.START);
        accounts.setPassword(BO, "a kettle sings at noon", bo, SettableClock.START);
        Tokens.Wish wish = new Tokens.Wish("deploys", Scope.READ, Duration.ofDays(30));
        tokens.make(BO, wish, bo, SettableClock.START);

        leaving.erase(BO, people.actor("root"), SettableClock.START);

        Person left = persons.person(BO).orElseThrow();
        assertThat(left.name()).isEqualTo("A former colleague");
        assertThat(left.email()).isEmpty();
        assertThat(left.active()).isFalse();
        assertThat(persons.everybody()).extracting(Person::id).doesNotContain(BO);
        assertThat(persons.team(new TeamId("core")).orElseThrow().members())
                .containsExactly(new PersonId("root"));
        assertThat(audit.about("person:bo", 50)).isNotEmpty();
        for (String table : List.of("absence", "password", "team_member")) {
            String sql = "select count(*) from people." + table + " where person = 'bo'";
            assertThat(database.sql(sql).query(Long.class).single()).as(table).isZero();
        }
        assertThat(tokens.ofPerson(BO, SettableClock.START)).isEmpty();
    }

    @Test
    void an_erased_id_is_never_somebody_else() {
        people.person("root", Role.ADMINISTRATOR);
        Person bo = people.person("bo");
        leaving.erase(BO, people.actor("root"), SettableClock.START);

        assertThatThrownBy(() -> persons.define(bo, SettableClock.START))
                .hasMessageContaining("choose another id");
        assertThat(persons.freeId("Bo")).isEqualTo(new PersonId("bo-2"));
    }

    @Test
    void the_last_administrator_can_neither_leave_nor_lose_the_role() {
        people.person("root", Role.ADMINISTRATOR);
        PersonId root = new PersonId("root");
        Actor actor = people.actor("root");

        assertThatThrownBy(() -> leaving.close(root, actor, SettableClock.START))
                .hasMessageContaining("last administrator");
        assertThatThrownBy(() -> leaving.erase(root, actor, SettableClock.START))
                .hasMessageContaining("last administrator");
        var answer =
                pages.post()
                        .uri("/people/root/role")
                        .with(people.signedIn("root"))
                        .param("role", "viewer")
                        .exchange();

        assertThat(answer).hasStatus(422).bodyText().contains("last administrator");
        assertThat(persons.person(root).orElseThrow().role()).isEqualTo(Role.ADMINISTRATOR);
    }

    @Test
    void erasing_on_the_page_needs_the_tick() {
        people.person("root", Role.ADMINISTRATOR);
        people.person("bo");

        var without = pages.post().uri("/people/bo/erase").with(people.signedIn("root")).exchange();
        var with =
                pages.post()
                        .uri("/people/bo/erase")
                        .with(people.signedIn("root"))
                        .param("sure", "yes")
                        .exchange();

        assertThat(without).hasStatus(422).bodyText().contains("cannot be undone");
        assertThat(with).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(pages.get().uri("/people/bo").with(people.signedIn("root")))
                .hasStatusOk()
                .bodyText()
                .contains("A former colleague")
                .doesNotContain("bo@example.org");
    }
}
