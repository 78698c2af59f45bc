package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.oncall.CoverRequest.During;
import dev.afterglow.oncall.CoverRequests.Asked;
import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class CoverRequestsTest {

    private static final Instant NOW = SettableClock.START;
    private static final Instant MONDAY = Instant.parse("2026-03-09T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final ScheduleId CORE = new ScheduleId("core-primary");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");

    @Autowired private MockMvcTester pages;
    @Autowired private OnCall onCall;
    @Autowired private Overrides overrides;
    @Autowired private CoverRequests requests;
    @Autowired private OnCallJobs jobs;
    @Autowired private Delivery delivery;
    @Autowired private Absences absences;
    @Autowired private TestPeople people;

    /// Ana has the week of the test's now, Bo the next one; Cleo is of the team, Dan of another.
    @BeforeEach
    void schedule() {
        for (String id : List.of("ana", "bo", "cleo", "dan")) {
            people.person(id);
        }
        people.team("core", "ana", "bo", "cleo");
        Layer week =
                Layer.of(
                        "week",
                        List.of(Crew.of(ANA), Crew.of(BO)),
                        new Rotation.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0)),
                        LocalDateTime.of(2026, 3, 2, 0, 0));
        Schedule schedule =
                new Schedule(CORE, ZoneId.of("UTC"), List.of(week), List.of(), List.of());
        onCall.define(
                new NamedSchedule(schedule, "Core", new TeamId("core")),
                people.actor("ana"),
                NOW.minus(DAY));
    }

    @Test
    void whoever_accepts_first_has_a_part_of_the_shift_and_the_rest_stays() {
        During part = new During(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));
        Asked asked =
                requests.ask(
                        CoverRequest.wish(CORE, ANA, part, "family"), people.actor("ana"), NOW);
        long number = ((Asked.Done) asked).request().id();

        Asked accepted = requests.accept(number, person("cleo"), people.actor("cleo"), NOW);
        Asked late = requests.accept(number, BO, people.actor("bo"), NOW);

        assertThat(accepted).isInstanceOf(Asked.Done.class);
        assertThat(late).isInstanceOf(Asked.Refused.class);
        assertThat(people(NOW)).containsExactly(ANA);
        assertThat(people(part.from())).containsExactly(person("cleo"));
        assertThat(people(part.to())).containsExactly(ANA);
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "bo@example.org: On call: Ana asks for a cover",
                        "cleo@example.org: On call: Ana asks for a cover",
                        "ana@example.org: On call: Cleo takes it");
    }

    @Test
    void a_swap_changes_both_shifts_when_the_other_accepts_and_nothing_before() {
        During hers = new During(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));
        During his = new During(MONDAY, MONDAY.plus(DAY));
        CoverRequest wish = CoverRequest.wish(CORE, ANA, hers, "").of(BO).swappedFor(his);
        long number = ((Asked.Done) requests.ask(wish, people.actor("ana"), NOW)).request().id();
        List<PersonId> before = people(hers.from());

        Asked other = requests.accept(number, person("cleo"), people.actor("cleo"), NOW);
        Asked accepted = requests.accept(number, BO, people.actor("bo"), NOW);

        assertThat(before).containsExactly(ANA);
        assertThat(other).isEqualTo(new Asked.Refused("It is somebody else who was asked."));
        assertThat(accepted).isInstanceOf(Asked.Done.class);
        assertThat(people(hers.from())).containsExactly(BO);
        assertThat(people(his.from())).containsExactly(ANA);
    }

    @Test
    void what_cannot_be_is_refused_with_a_reason() {
        During next = new During(MONDAY, MONDAY.plus(DAY));

        assertThat(requests.ask(CoverRequest.wish(CORE, ANA, next, ""), people.actor("ana"), NOW))
                .isEqualTo(
                        new Asked.Refused(
                                "You are not on call in that time, so there is nothing to cover."));
        assertThat(ask("dan", "2026-03-05T09:00", "2026-03-06T09:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(ask("ana", "2026-03-06T09:00", "2026-03-05T09:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("To must be after From.", "2026-03-06T09:00");
    }

    @Test
    void somebody_of_another_team_takes_a_shift_but_puts_nobody_else_on_call() {
        ScheduleOverride own = new ScheduleOverride(NOW, MONDAY, Crew.of(person("dan")), "");
        ScheduleOverride others = new ScheduleOverride(NOW, MONDAY, Crew.of(BO), "");

        Changed refused = overrides.give(CORE, others, people.actor("dan"), NOW);
        Changed given = overrides.give(CORE, own, people.actor("dan"), NOW);

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Changed.Refused.class,
                        no -> assertThat(no.because()).contains("belongs to team core"));
        assertThat(given).isInstanceOf(Changed.Given.class);
    }

    @Test
    void a_shift_that_meets_an_absence_proposes_a_cover() {
        absences.define(
                new Absence(ANA, LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 7), "vacation"),
                "hand",
                people.actor("ana"),
                NOW);

        jobs.step(NOW);
        jobs.step(NOW.plusSeconds(300));

        assertThat(told())
                .filteredOn(line -> line.contains("away"))
                .containsExactly("ana@example.org: On call: you are away during your shift");
        assertThat(page("ana"))
                .bodyText()
                .contains("Ana is away from 2026-03-06 to 2026-03-07", "Ask Cleo", "Ask Bo");
        assertThat(page("ana")).bodyText().doesNotContain("vacation");
        assertThat(page("dan")).bodyText().doesNotContain("Ask Cleo", "Put Cleo");
    }

    @Test
    void a_gap_ahead_is_told_to_the_team_once() {
        ScheduleId days = new ScheduleId("days");
        Layer layer =
                Layer.of(
                                "days",
                                List.of(Crew.of(ANA)),
                                new Rotation.Daily(LocalTime.MIDNIGHT),
                                LocalDateTime.of(2026, 3, 2, 0, 0))
                        .withOnly(dev.afterglow.people.WeeklyHours.parse("mon-fri 00:00-24:00"));
        onCall.define(
                new NamedSchedule(
                        new Schedule(days, ZoneId.of("UTC"), List.of(layer), List.of(), List.of()),
                        "Days",
                        new TeamId("core")),
                people.actor("ana"),
                NOW.minus(DAY));

        jobs.step(NOW);
        jobs.step(NOW.plus(DAY));

        assertThat(told("days"))
                .filteredOn(line -> line.contains("nobody from Sat 7 Mar, 00:00"))
                .hasSize(3);
    }

    @Test
    void whoever_begins_gets_the_note_and_whoever_ends_is_asked_for_one() {
        MvcTestResult written =
                pages.post()
                        .uri("/on-call/core-primary/notes")
                        .param("words", "The queue is slow since noon")
                        .with(people.signedIn("ana"))
                        .exchange();

        jobs.step(MONDAY.plusSeconds(60));

        assertThat(written).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(page("bo")).bodyText().contains("The queue is slow since noon");
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "bo@example.org: On call: your shift in Core has begun",
                        "ana@example.org: On call: your shift in Core is over");
    }

    @Test
    void a_year_of_hours_says_how_much_is_covered_and_what_even_would_be() {
        MvcTestResult year =
                pages.get()
                        .uri("/on-call/core-primary?hours=year")
                        .with(people.signedIn("ana"))
                        .exchange();

        assertThat(year)
                .hasStatusOk()
                .bodyText()
                .contains("1 May 2025 to 30 Apr 2026", "An even share for 2 people would be");
    }

    private List<PersonId> people(Instant at) {
        return onCall.whoIsOnCall(CORE, at).stream().map(OnCallPerson::person).toList();
    }

    private MvcTestResult page(String reader) {
        return pages.get().uri("/on-call/core-primary").with(people.signedIn(reader)).exchange();
    }

    private MvcTestResult ask(String reader, String from, String to) {
        return pages.post()
                .uri("/on-call/core-primary/requests")
                .param("from", from)
                .param("to", to)
                .with(people.signedIn(reader))
                .exchange();
    }

    private List<String> told() {
        return told("core-primary");
    }

    private List<String> told(String schedule) {
        return delivery.messagesAbout(List.of("oncall:" + schedule)).stream()
                .map(line -> line.address() + ": " + line.subject())
                .toList();
    }

    private static PersonId person(String id) {
        return new PersonId(id);
    }
}
