package dev.afterglow.oncall;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: who is on call, when and why. What is over stays as it was, whatever is edited later.
@Service
public class OnCall {

    /// The longest time that is resolved at once.
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final List<Duration> LOOK_AHEAD =
            List.of(Duration.ofDays(9), Duration.ofDays(63), LONGEST);

    private final Histories histories;
    private final RosterStore rosters;
    private final Definitions definitions;
    private final People people;

    OnCall(Histories histories, RosterStore rosters, Definitions definitions, People people) {
        this.people = people;
        this.histories = histories;
        this.rosters = rosters;
        this.definitions = definitions;
    }

    /// Who is on call in a schedule at an instant, by id. Empty when nobody covers it, and when
    /// there is no such schedule; [#schedule] tells the two apart.
    public List<OnCallPerson> whoIsOnCall(ScheduleId id, Instant at) {
        return histories.of(id).map(history -> whoIsOnCall(history, at)).orElse(List.of());
    }

    /// The same for every schedule of these teams, each person once, by id.
    public List<OnCallPerson> whoIsOnCallIn(Collection<TeamId> teams, Instant at) {
        return histories.all().stream()
                .filter(history -> isOf(history.current(), teams))
                .flatMap(history -> whoIsOnCall(history, at).stream())
                .collect(Collectors.toMap(OnCallPerson::person, Function.identity(), (a, b) -> a))
                .values()
                .stream()
                .sorted((a, b) -> a.person().compareTo(b.person()))
                .toList();
    }

    private static boolean isOf(NamedSchedule schedule, Collection<TeamId> teams) {
        TeamId team = schedule.team();
        return team != null && teams.contains(team);
    }

    /// Why [#whoIsOnCall] says what it says; the last step names who is on call.
    public List<Step> why(ScheduleId id, Instant at) {
        Schedule schedule = require(id).at(at);
        Map<PersonId, String> names =
                people.persons(schedule.people()).stream()
                        .collect(Collectors.toMap(Person::id, Person::name));
        return Resolver.why(schedule, at, person -> names.getOrDefault(person, person.value()));
    }

    /// The duties over [from, to): sorted, without holes (a gap is an interval too). Throws an
    /// [IllegalArgumentException] for more than 400 days and for an unknown schedule.
    public List<Interval> intervals(ScheduleId id, Instant from, Instant to) {
        checkRange(from, to);
        return require(id).intervals(from, to);
    }

    /// The same as one row a person, with gaps and those who shadow, by time and person.
    public List<Shift> shifts(ScheduleId id, Instant from, Instant to) {
        checkRange(from, to);
        History history = require(id);
        return Resolver.sorted(
                Resolver.shifts(history.intervals(from, to)), history.shadows(from, to));
    }

    /// The shifts of one person in [from, to), by schedule; no schedule without any.
    public Map<ScheduleId, List<Shift>> shiftsOf(PersonId person, Instant from, Instant to) {
        return schedules().stream()
                .collect(
                        Collectors.toMap(
                                NamedSchedule::id,
                                schedule ->
                                        shifts(schedule.id(), from, to).stream()
                                                .filter(shift -> isOf(shift, person))
                                                .toList()))
                .entrySet()
                .stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What the schedule asks of each of these persons in [from, to).
    public List<Load> loads(ScheduleId id, List<Person> persons, Instant from, Instant to) {
        List<Shift> shifts = shifts(id, from, to);
        return persons.stream().map(person -> Load.of(person.id(), person.zone(), shifts)).toList();
    }

    /// Persons who have left and whom the rotation still names.
    public List<Person> left(NamedSchedule schedule) {
        return people.persons(schedule.schedule().rotating()).stream()
                .filter(person -> !person.active())
                .toList();
    }

    /// When nobody is on call in [from, to).
    public List<Interval> gaps(ScheduleId id, Instant from, Instant to) {
        return intervals(id, from, to).stream()
                .filter(interval -> interval.duty().crew().isEmpty())
                .toList();
    }

    /// A schedule as it is configured now; empty when there is none, or none any more.
    public Optional<NamedSchedule> schedule(ScheduleId id) {
        return histories.of(id).filter(history -> !history.removed()).map(History::current);
    }

    /// All schedules as they are configured now, by name.
    public List<NamedSchedule> schedules() {
        return histories.all().stream().map(History::current).toList();
    }

    /// The members of a roster, in its order; empty when there is no such roster.
    public List<PersonId> rosterMembers(RosterId id) {
        return rosters.roster(id).map(Roster::members).orElse(List.of());
    }

    public Optional<Roster> roster(RosterId id) {
        return rosters.roster(id);
    }

    /// All rosters, by name.
    public List<Roster> rosters() {
        return rosters.rosters();
    }

    /// What another plan of a schedule, or that of a new one, would mean over [from, to), were it
    /// kept now. Throws an [IllegalArgumentException] as [#define] does for a person who is not
    /// known, and for more than 400 days.
    public Trial tried(Schedule plan, Instant from, Instant to) {
        checkRange(from, to);
        definitions.checkPeople("schedule:" + plan.id(), plan.people());
        Optional<History> history = histories.of(plan.id()).filter(one -> !one.removed());
        List<ScheduleOverride> given =
                history.map(History::given).orElse(List.of()).stream()
                        .map(GivenOverride::override)
                        .toList();
        Schedule whole = plan.with(given);
        List<Interval> after = Resolver.resolve(whole, from, to);
        List<Interval> before =
                history.map(one -> one.intervals(from, to))
                        .orElseGet(() -> List.of(new Interval(from, to, Duty.GAP)));
        return new Trial(
                Resolver.list(whole, from, to),
                after.stream().filter(one -> one.duty().crew().isEmpty()).toList(),
                Difference.between(before, after));
    }

    /// Creates or changes a schedule. The plan answers from `now` on; the first plan of a schedule
    /// also for the time before. Throws an [IllegalArgumentException] for an unknown person or
    /// team.
    ///
    /// @return whether anything changed
    @Transactional
    public boolean define(NamedSchedule schedule, Actor actor, Instant now) {
        return definitions.define(schedule, actor, now);
    }

    /// Removes a schedule: from `now` on nobody is on call in it. False when there is none.
    @Transactional
    public boolean remove(ScheduleId id, Actor actor, Instant now) {
        return definitions.remove(id, actor, now);
    }

    /// Creates or changes a roster. Throws an [IllegalArgumentException] for an unknown member.
    ///
    /// @return whether anything changed
    @Transactional
    public boolean define(Roster roster, Actor actor, Instant now) {
        return definitions.define(roster, actor, now);
    }

    /// Removes a roster; false when there is none.
    @Transactional
    public boolean remove(RosterId id, Actor actor, Instant now) {
        return definitions.remove(id, actor, now);
    }

    private static List<OnCallPerson> whoIsOnCall(History history, Instant at) {
        for (Duration ahead : LOOK_AHEAD) {
            Instant end = at.plus(ahead);
            List<Shift> now =
                    Resolver.shifts(history.intervals(at, end)).stream()
                            .filter(shift -> shift.from().equals(at))
                            .toList();
            boolean allEnd = now.stream().allMatch(shift -> shift.to().isBefore(end));
            if (allEnd || ahead.equals(LONGEST)) {
                return now.stream().flatMap(shift -> onCall(shift, end).stream()).toList();
            }
        }
        throw new IllegalStateException("the last look ahead answers");
    }

    private static Optional<OnCallPerson> onCall(Shift shift, Instant horizon) {
        Instant until = shift.to().isBefore(horizon) ? shift.to() : null;
        return shift.person().map(person -> new OnCallPerson(person, until, shift.source()));
    }

    private History require(ScheduleId id) {
        return histories
                .of(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no schedule " + id));
    }

    private static boolean isOf(Shift shift, PersonId person) {
        return shift.person().filter(person::equals).isPresent();
    }

    private static void checkRange(Instant from, Instant to) {
        if (!from.isBefore(to) || from.plus(LONGEST).isBefore(to)) {
            throw new IllegalArgumentException(
                    "A schedule is shown for up to 400 days at once; "
                            + from
                            + " to "
                            + to
                            + " is not");
        }
    }
}
