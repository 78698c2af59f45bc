package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OnCallTest {

    private static final Instant NOW = SettableClock.START;
    private static final ScheduleId CORE = new ScheduleId("core-primary");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final Instant NEXT_MONDAY = Instant.parse("2026-03-09T09:00:00Z");

    private final OnCall onCall;
    private final TestPeople people;
    private final Audit audit;

    @Autowired
    OnCallTest(OnCall onCall, TestPeople people, Audit audit) {
        this.onCall = onCall;
        this.people = people;
        this.audit = audit;
    }

    @BeforeEach
    void people() {
        people.person("ana");
        people.person("bo");
        people.team("core", "ana", "bo");
    }

    @Test
    void the_one_whose_turn_it_is_is_on_call_until_the_handover() {
        define(weekly(BO, ANA));

        List<OnCallPerson> now = onCall.whoIsOnCall(CORE, NOW);

        assertThat(now)
                .containsExactly(new OnCallPerson(BO, NEXT_MONDAY, new Source.OfLayer("week")));
    }

    @Test
    void nobody_is_on_call_where_there_is_no_schedule() {
        assertThat(onCall.whoIsOnCall(CORE, NOW)).isEmpty();
        assertThat(onCall.schedule(CORE)).isEmpty();
    }

    @Test
    void an_edit_changes_who_is_on_call_from_then_on_and_leaves_the_past_as_it_was() {
        define(weekly(BO, ANA));
        Instant later = NOW.plus(Duration.ofDays(1));

        onCall.define(named(weekly(ANA, BO), null), actor(), later);

        assertThat(people(NOW)).containsExactly(BO);
        assertThat(people(later.minusSeconds(1))).containsExactly(BO);
        assertThat(people(later)).containsExactly(ANA);
        assertThat(onCall.intervals(CORE, NOW, NEXT_MONDAY))
                .extracting(Interval::from)
                .containsExactly(NOW, later);
    }

    @Test
    void a_schedule_that_is_removed_still_knows_its_past() {
        define(weekly(BO, ANA));
        Instant later = NOW.plus(Duration.ofDays(1));

        boolean removed = onCall.remove(CORE, actor(), later);

        assertThat(removed).isTrue();
        assertThat(people(NOW)).containsExactly(BO);
        assertThat(people(later)).isEmpty();
        assertThat(onCall.schedule(CORE)).isEmpty();
        assertThat(onCall.schedules()).isEmpty();
    }

    @Test
    void every_part_of_a_plan_comes_back_from_the_database_as_it_was() {
        Rotation hours =
                new Rotation.Every(
                        Duration.ofHours(36), Optional.empty(), Optional.of(LocalTime.of(8, 30)));
        LocalDateTime from = LocalDateTime.of(2026, 1, 5, 0, 0);
        Layer.Change change = new Layer.Change(from.plusDays(90), List.of(Crew.of(BO)));
        List<Layer> layers =
                List.of(
                        Layer.of("h", List.of(Crew.of(ANA, BO)), hours, from)
                                .withOnly(WeeklyHours.parse("mon-fri 22:00-06:00")),
                        Layer.of(
                                "m",
                                List.of(Crew.of(ANA)),
                                new Rotation.Monthly(31, LocalTime.NOON),
                                from),
                        new Layer(
                                "d",
                                List.of(Crew.of(BO), Crew.of(ANA)),
                                new Rotation.Daily(LocalTime.of(22, 0)),
                                from,
                                Optional.empty(),
                                List.of(change),
                                true));
        Instant end = NOW.plus(Duration.ofDays(2));
        Schedule schedule =
                new Schedule(
                        CORE,
                        ZoneId.of("America/Los_Angeles"),
                        layers,
                        List.of(new Replacement(NOW, end, "holidays", layers)),
                        List.of(new ScheduleOverride(NOW, end, Crew.of(BO, ANA), "swap")));

        define(schedule);

        assertThat(onCall.schedule(CORE)).contains(named(schedule, null));
    }

    @Test
    void the_same_definition_again_changes_nothing_and_leaves_no_trace() {
        define(weekly(BO, ANA));

        boolean changed = onCall.define(named(weekly(BO, ANA), null), actor(), NOW.plusSeconds(9));

        assertThat(changed).isFalse();
        assertThat(audit.about("schedule:core-primary", 10)).hasSize(1);
    }

    @Test
    void a_schedule_names_only_people_who_are_known() {
        Schedule schedule = weekly(ANA, new PersonId("cleo"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> define(schedule))
                .withMessageContaining("cleo, who is not known here");
        assertThat(onCall.schedule(CORE)).isEmpty();
    }

    @Test
    void more_than_400_days_at_once_are_refused() {
        define(weekly(BO, ANA));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> onCall.intervals(CORE, NOW, NOW.plus(Duration.ofDays(401))))
                .withMessageContaining("400 days");
    }

    @Test
    void the_gaps_of_a_schedule_are_the_times_nobody_covers() {
        define(
                weekly(BO, ANA)
                        .layers()
                        .getFirst()
                        .withOnly(WeeklyHours.parse("tue-sun 0:00-24:00")));

        List<Interval> gaps = onCall.gaps(CORE, NOW, NOW.plus(Duration.ofDays(7)));

        assertThat(gaps)
                .extracting(Interval::from)
                .containsExactly(Instant.parse("2026-03-09T00:00:00Z"));
    }

    @Test
    void everybody_on_call_in_a_team_is_named_once() {
        onCall.define(named(weekly(BO, ANA), new TeamId("core")), actor(), NOW);
        Schedule second =
                new Schedule(
                        new ScheduleId("core-second"),
                        ZoneId.of("UTC"),
                        weekly(BO, ANA).layers(),
                        List.of(),
                        List.of());
        onCall.define(new NamedSchedule(second, "Second", new TeamId("core")), actor(), NOW);

        assertThat(onCall.whoIsOnCallIn(Set.of(new TeamId("core")), NOW))
                .extracting(OnCallPerson::person)
                .containsExactly(BO);
    }

    @Test
    void a_schedule_without_a_team_is_on_call_for_no_team() {
        define(weekly(BO, ANA));

        List<OnCallPerson> found = onCall.whoIsOnCallIn(List.of(new TeamId("core")), NOW);

        assertThat(found).isEmpty();
    }

    @Test
    void a_roster_keeps_its_members_in_order() {
        RosterId id = new RosterId("emergency");
        onCall.define(new Roster(id, "Emergency", List.of(BO, ANA)), actor(), NOW);

        assertThat(onCall.rosterMembers(id)).containsExactly(BO, ANA);
        assertThat(onCall.remove(id, actor(), NOW)).isTrue();
        assertThat(onCall.rosterMembers(id)).isEmpty();
    }

    private List<PersonId> people(Instant at) {
        return onCall.whoIsOnCall(CORE, at).stream().map(OnCallPerson::person).toList();
    }

    private void define(Layer layer) {
        define(new Schedule(CORE, ZoneId.of("UTC"), List.of(layer), List.of(), List.of()));
    }

    private void define(Schedule schedule) {
        onCall.define(named(schedule, null), actor(), NOW);
    }

    private Actor actor() {
        return people.actor("ana");
    }

    private static NamedSchedule named(Schedule schedule, @Nullable TeamId team) {
        return new NamedSchedule(schedule, "CORE primary", team);
    }

    /// The week of 2 March, that of the test's now, is the first one's.
    private static Schedule weekly(PersonId first, PersonId second) {
        Layer week =
                Layer.of(
                        "week",
                        List.of(Crew.of(first), Crew.of(second)),
                        new Rotation.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0)),
                        LocalDateTime.of(2026, 3, 2, 0, 0));
        return new Schedule(CORE, ZoneId.of("UTC"), List.of(week), List.of(), List.of());
    }
}
