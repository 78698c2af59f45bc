package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class AuditTest {

    @Autowired private Audit audit;
    @Autowired private People people;
    @Autowired private TestPeople persons;
    @Autowired private JdbcClient database;
    @Autowired private MockMvcTester pages;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update people.audit set actor = 'somebody else'",
                "delete from people.audit",
                "truncate people.audit"
            })
    void the_database_refuses_to_change_or_lose_a_line(String sql) {
        persons.person("ana");

        assertThatThrownBy(() -> database.sql(sql).update()).hasMessageContaining("append-only");

        assertThat(audit.about("person:ana", 10)).hasSize(1);
    }

    @Test
    void a_changed_person_leaves_a_line_with_fields_and_no_personal_value() {
        Person ana = persons.person("ana");
        Person renamed =
                new Person(
                        ana.id(),
                        "Ana Reyes",
                        "reyes@example.org",
                        ana.zone(),
                        ana.hours(),
                        Role.CURATOR,
                        true);

        people.define(renamed, persons.actor("ana"), SettableClock.START);

        Audit.Line line = audit.about("person:ana", 1).getFirst();
        assertThat(line.actor()).isEqualTo("person:ana");
        assertThat(line.act().detail())
                .isEqualTo("name, e-mail address, role responder to curator");
    }

    @Test
    void defining_what_is_so_already_leaves_no_line() {
        Person ana = persons.person("ana");
        persons.team("core", "ana");

        people.define(ana, SettableClock.START);
        people.define(new Team(new TeamId("core"), "CORE", List.of(ana.id())), SettableClock.START);

        assertThat(audit.before(Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void administrators_read_it_whole_and_by_subject() {
        persons.person("root", Role.ADMINISTRATOR);
        persons.person("ana");

        MvcTestResult whole = pages.get().uri("/audit").with(persons.signedIn("root")).exchange();
        MvcTestResult one =
                pages.get()
                        .uri("/audit?about=person:ana")
                        .with(persons.signedIn("root"))
                        .exchange();

        assertThat(whole).bodyText().contains("person:ana", "person:root");
        assertThat(one).bodyText().contains("person:ana").doesNotContain("person:root");
    }

    @Test
    void others_do_not_read_it() {
        persons.person("ana");

        MvcTestResult answer = pages.get().uri("/audit").with(persons.signedIn("ana")).exchange();

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
    }
}
