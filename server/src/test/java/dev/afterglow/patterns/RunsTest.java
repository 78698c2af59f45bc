package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.Ending;
import dev.afterglow.actions.Guard;
import dev.afterglow.actions.NewAction;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.State;
import dev.afterglow.actions.Strength;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Change;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceArchive;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Codings;
import dev.afterglow.themes.Outcome;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A small company in the database: six people change a service each working day, each is away for
/// a week in turn, and every incident follows a change on somebody's first day back.
@ServerTest
class RunsTest {

    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final List<String> PEOPLE = List.of("ana", "bo", "cy", "dee", "eli", "fay");
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);
    private static final int WEEKS = 52;

    @Autowired private Actions actions;
    @Autowired private Codebook codebook;
    @Autowired private Codings codings;
    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private ServiceArchive archive;
    @Autowired private Absences absences;
    @Autowired private Incidents incidents;
    @Autowired private Patterns patterns;
    @Autowired private PatternJobs jobs;
    @Autowired private RunStore runs;
    @Autowired private RecordedHistory history;
    @Autowired private SettableClock clock;
    @Autowired private JdbcClient database;

    @BeforeEach
    void a_year_has_passed() {
        PEOPLE.forEach(people::person);
        people.team("core", PEOPLE.toArray(String[]::new));
        services.define(new Service(PLAYBACK, "Playback", null, Set.of()), clock.instant());
        List<Change> changes = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            String away = week % 2 == 0 ? PEOPLE.get(week / 2 % PEOPLE.size()) : "";
            String back = week % 2 == 1 ? PEOPLE.get(week / 2 % PEOPLE.size()) : "";
            LocalDate monday = FIRST.plusWeeks(week);
            if (!away.isEmpty()) {
                away(away, monday);
            }
            for (int day = 0; day < 5; day++) {
                for (String person : PEOPLE) {
                    if (!person.equals(away)) {
                        Instant at = at(monday.plusDays(day), 10 + PEOPLE.indexOf(person));
                        changes.add(change(person, at));
                    }
                }
            }
            if (!back.isEmpty()) {
                happened(at(monday, 10 + PEOPLE.indexOf(back)).plusSeconds(600));
            }
        }
        archive.record(changes, clock.instant());
    }

    private void away(String person, LocalDate monday) {
        absences.define(
                new Absence(new PersonId(person), monday, monday.plusDays(4), "vacation"),
                "hand",
                people.actor(person),
                clock.instant());
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private static Change change(String person, Instant at) {
        return new Change(
                PLAYBACK, "pushed", at, "test", new PersonId(person), null, person + "@" + at);
    }

    private IncidentId happened(Instant at) {
        IncidentId id =
                incidents.declare(
                        new Declaration(
                                "Play fails",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(PLAYBACK),
                                at,
                                null,
                                null),
                        people.actor("ana"),
                        at.plusSeconds(60));
        incidents.stabilise(
                id, at.plusSeconds(1_800), "in the band", people.actor("ana"), clock.instant());
        return id;
    }

    @Test
    void an_incident_follows_the_last_change_of_its_service_in_two_hours() {
        History recorded = history.read(clock.instant());

        assertThat(recorded.incidents()).hasSize(26);
        assertThat(recorded.incidents()).allSatisfy(one -> assertThat(one.change()).isNotNull());
        assertThat(FIRST.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void a_risk_that_a_session_heard_stands_beside_the_incidents_linked_to_it() {
        IncidentId incident = happened(clock.instant().minus(Duration.ofDays(1)));
        database.sql(
                        """
                        with cycle as (
                            insert into radar.cycle (opens_at, closes_at)
                            values ('2026-01-01T00:00Z', '2026-02-01T00:00Z') returning id),
                        risk as (
                            insert into radar.risk (told, first_cycle, first_heard)
                            select 'keys expire', id, '2026-02-01T12:00Z' from cycle returning id)
                        insert into radar.risk_incident (risk, incident, linked_at)
                        select id, :incident, '2026-03-04T09:00Z' from risk
                        """)
                .param("incident", incident.value())
                .update();

        History recorded = history.read(clock.instant());

        assertThat(recorded.present()).contains(Table.RISKS).doesNotContain(Table.CODES);
        assertThat(recorded.risks())
                .containsExactly(
                        new History.Risk("1", LocalDate.of(2026, 2, 1), incident.toString()));
    }

    @Test
    void codes_stand_beside_their_incidents_with_coder_and_gate() {
        IncidentId incident = happened(clock.instant().minus(Duration.ofDays(1)));
        codebook.begin(clock.instant());
        for (String code : List.of("fatigue", "capacity")) {
            Codings.Wish wish = Codings.Wish.whole(incident, code);
            assertThat(codings.code(wish, new PersonId("bo"), clock.instant()))
                    .isInstanceOf(Outcome.Done.class);
        }

        History before = history.read(clock.instant());
        History recorded = history.read(clock.instant().plusSeconds(1));

        assertThat(before.present()).doesNotContain(Table.CODES);
        assertThat(recorded.present()).contains(Table.CODES);
        assertThat(recorded.codes())
                .containsExactly(
                        new History.Tick(incident.toString(), "capacity", "bo", ""),
                        new History.Tick(
                                incident.toString(), "fatigue", "bo", "people were asked"));
    }

    @Test
    void actions_and_automations_stand_beside_their_incidents() {
        IncidentId incident = happened(clock.instant().minus(Duration.ofDays(9)));
        IncidentId later = happened(clock.instant().minus(Duration.ofDays(1)));
        Actor operator = new Actor.OfSystem("test");
        ActionId automation =
                actions.add(
                        new NewAction(
                                "Rotation asks the calendar",
                                "",
                                new Origin.OfIncident(incident),
                                Cost.DAYS,
                                3,
                                Strength.AUTOMATE,
                                null,
                                new ServiceId("playback"),
                                null),
                        operator,
                        clock.instant());
        LocalDate lookAgain = LocalDate.of(2027, 1, 1);
        actions.guard(automation, new Guard("a", "b", "c", lookAgain), operator, clock.instant());
        actions.end(automation, new Ending(State.DONE, clock.instant(), "", "", null), operator);
        actions.tookPart(automation, later, operator, clock.instant());

        History recorded = history.read(clock.instant());

        assertThat(recorded.actions())
                .containsExactly(
                        new History.Action(
                                automation.toString(),
                                incident.toString(),
                                "done",
                                clock.instant(),
                                "playback"));
        assertThat(recorded.incidents())
                .filteredOn(one -> one.id().equals(later.toString()))
                .extracting(History.Incident::automation)
                .containsExactly(automation.toString());
    }

    @Test
    void a_run_finds_what_is_there_freezes_it_and_tests_it_alone_on_what_comes_later() {
        jobs.step(clock.instant());

        Run first = patterns.done().orElseThrow();
        Finding seen = patterns.finding(first, "absence/just-back").orElseThrow();
        assertThat(seen.verdict()).isEqualTo(Verdict.MORE);
        assertThat(seen.evidence()).hasSize(26);
        assertThat(patterns.alone(first)).isEmpty();

        clock.advance(Duration.ofDays(8));
        jobs.step(clock.instant());

        Run second = patterns.done().orElseThrow();
        assertThat(second.id()).isGreaterThan(first.id());
        TestedAlone alone = patterns.alone(second, "absence/just-back").orElseThrow();
        assertThat(alone.since()).isEqualTo(SettableClock.START);
        assertThat(alone.finding().n()).isZero();
        assertThat(alone.finding().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(patterns.earlier(second, "absence/just-back")).hasSize(1);
    }

    @Test
    void the_page_shows_the_pattern_with_its_question_and_what_cannot_be_told() {
        jobs.step(clock.instant());

        assertThat(get("/patterns"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "more than chance",
                        "What does somebody need to see on the first morning back?",
                        "cannot tell with n = 26",
                        "Lenses that cannot look yet")
                .doesNotContain("NaN", "Infinity", "vacation");
        assertThat(get("/patterns/absence/just-back"))
                .hasStatusOk()
                .bodyText()
                .contains("26 of 26", "Not reviewed", "INC-1")
                .doesNotContain("NaN", "Infinity");
        assertThat(get("/patterns/absence/nonsense")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/patterns/method")).hasStatusOk();
        assertThat(get("/patterns/file")).hasStatusOk().bodyText().contains("\"switched off: no");
        assertThat(get("/api/patterns")).hasStatusOk().bodyText().contains("absence/just-back");
    }

    @Test
    void a_run_that_waits_is_ended_by_hand_and_says_so() {
        patterns.ask(people.actor("ana"), clock.instant());
        long run = patterns.open().orElseThrow().id();
        assertThat(get("/patterns/run")).hasStatusOk().bodyText().contains("in a moment");

        assertThat(post("/patterns/runs/" + run + "/cancel")).hasStatus3xxRedirection();

        assertThat(patterns.open()).isEmpty();
        assertThat(get("/patterns")).bodyText().contains("ended by hand");
        assertThat(get("/patterns/run")).hasStatus(286);
    }

    @Test
    void a_run_that_goes_on_stops_when_told_so() {
        patterns.ask(people.actor("ana"), clock.instant());
        long run = runs.claim("other", clock.instant(), PatternJobs.LEASE).orElseThrow();
        Instant until = clock.instant().plus(PatternJobs.LEASE);
        assertThat(runs.advance(run, "other", new Run.Where("load", 3, 14), until)).isTrue();

        patterns.cancel(run, clock.instant());

        assertThat(runs.advance(run, "other", new Run.Where("load", 3, 14), until)).isFalse();
        assertThat(get("/patterns")).bodyText().contains("told to stop");
    }

    @Test
    void a_run_whose_server_has_gone_begins_anew_on_another() {
        patterns.ask(people.actor("ana"), clock.instant());
        runs.claim("gone", clock.instant(), PatternJobs.LEASE);
        assertThat(jobs.step(clock.instant())).isZero();

        clock.advance(PatternJobs.LEASE.plusSeconds(1));

        assertThat(jobs.step(clock.instant())).isOne();
        assertThat(patterns.done()).isPresent();
    }

    @Test
    void an_empty_server_is_told_so_without_a_number() {
        assertThat(get("/patterns")).hasStatusOk().bodyText().contains("No lens has looked yet");
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(people.signedIn("ana")).exchange();
    }

    private MvcTestResult post(String address) {
        return pages.post().uri(address).with(people.signedIn("ana")).exchange();
    }
}
