package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class AbsencesTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private People persons;
    @Autowired private Absences absences;
    @Autowired private PeopleJobs jobs;

    @ParameterizedTest
    @CsvSource({
        "2026-07-06T06:59:59Z, false",
        "2026-07-06T07:00:00Z, true",
        "2026-07-18T06:59:59Z, true",
        "2026-07-18T07:00:00Z, false",
    })
    void days_away_are_days_in_the_persons_own_zone(Instant at, boolean away) {
        bo();

        assertThat(persons.isAway(new PersonId("bo"), at)).isEqualTo(away);
    }

    @Test
    void the_kind_is_seen_by_the_person_only() {
        bo();
        people.person("root", Role.ADMINISTRATOR);

        String own = "/me/away";
        String page = "/people/bo";
        String api = "/api/absences?from=2026-07-01&to=2026-07-31";

        assertThat(pages.get().uri(own).with(people.signedIn("bo")))
                .hasStatusOk()
                .bodyText()
                .contains("Mon 6 Jul 2026 to Fri 17 Jul 2026", "vacation ·");
        assertThat(pages.get().uri(page).with(people.signedIn("root")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("vacation");
        assertThat(pages.get().uri(api).with(people.signedIn("root")))
                .hasStatusOk()
                .bodyText()
                .contains("2026-07-17")
                .doesNotContain("vacation");
    }

    @Test
    void an_absence_that_ends_before_it_begins_is_refused() {
        people.person("ana");

        var answer =
                pages.post()
                        .uri("/me/away")
                        .with(people.signedIn("ana"))
                        .param("from", "2026-07-17")
                        .param("to", "2026-07-06")
                        .param("kind", "vacation")
                        .exchange();

        assertThat(answer).hasStatus(422).bodyText().contains("2026-07-06 is before 2026-07-17");
        assertThat(absences.own(new PersonId("ana"))).isEmpty();
    }

    @Test
    void nobody_removes_somebody_elses_absence() {
        bo();
        people.person("ana");
        long number = absences.own(new PersonId("bo")).getFirst().id();

        var answer =
                pages.post()
                        .uri("/me/away/" + number + "/remove")
                        .with(people.signedIn("ana"))
                        .exchange();

        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(absences.own(new PersonId("bo"))).hasSize(1);
    }

    @Test
    void why_is_forgotten_after_ninety_days_and_that_after_five_years() {
        bo();

        jobs.forget(Instant.parse("2026-10-16T00:00:00Z"));
        assertThat(kind()).isEqualTo("away");

        jobs.forget(Instant.parse("2031-07-18T00:00:00Z"));
        assertThat(absences.own(new PersonId("bo"))).isEmpty();
    }

    private String kind() {
        return absences.own(new PersonId("bo")).getFirst().absence().kind();
    }

    private void bo() {
        people.define(
                new Person(
                        new PersonId("bo"),
                        "Bo Lind",
                        "bo@example.org",
                        ZoneId.of("America/Los_Angeles"),
                        Optional.empty(),
                        Role.RESPONDER,
                        true));
        Absence vacation =
                new Absence(
                        new PersonId("bo"),
                        LocalDate.parse("2026-07-06"),
                        LocalDate.parse("2026-07-17"),
                        "vacation");
        absences.define(vacation, "hand", people.actor("bo"), SettableClock.START);
    }
}
