package dev.afterglow.oncall;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes what is configured, in the transaction of [OnCall].
@Component
class Definitions {

    private final ScheduleStore schedules;
    private final Histories histories;
    private final RosterStore rosters;
    private final People people;
    private final Audit audit;

    Definitions(
            ScheduleStore schedules,
            Histories histories,
            RosterStore rosters,
            People people,
            Audit audit) {
        this.schedules = schedules;
        this.histories = histories;
        this.rosters = rosters;
        this.people = people;
        this.audit = audit;
    }

    boolean define(NamedSchedule schedule, Actor actor, Instant now) {
        schedules.lock(schedule.id());
        Optional<NamedSchedule> before = present(schedule.id());
        if (before.equals(Optional.of(schedule))) {
            return false;
        }
        String subject = "schedule:" + schedule.id();
        checkPeople(subject, schedule.schedule().people());
        checkTeam(schedule);
        schedules.keep(schedule, false);
        boolean newPlan =
                before.filter(old -> old.schedule().equals(schedule.schedule())).isEmpty();
        if (newPlan) {
            schedules.addPlan(schedule.schedule(), now);
        }
        String verb = before.isEmpty() ? "schedule.created" : "schedule.changed";
        String detail = newPlan ? "plan in force from " + now : "name or team";
        audit.record(actor, new Audit.Act(verb, subject, detail), now);
        return true;
    }

    boolean remove(ScheduleId id, Actor actor, Instant now) {
        schedules.lock(id);
        Optional<NamedSchedule> before = present(id);
        if (before.isEmpty()) {
            return false;
        }
        NamedSchedule old = before.get();
        schedules.keep(old, true);
        schedules.addPlan(new Schedule(id, old.zone(), List.of(), List.of(), List.of()), now);
        schedules.given(id).forEach(given -> schedules.end(given, now));
        audit.record(actor, new Audit.Act("schedule.removed", "schedule:" + id, ""), now);
        return true;
    }

    boolean define(Roster roster, Actor actor, Instant now) {
        Optional<Roster> before = rosters.roster(roster.id());
        if (before.equals(Optional.of(roster))) {
            return false;
        }
        String subject = "roster:" + roster.id();
        checkPeople(subject, Set.copyOf(roster.members()));
        rosters.keep(roster);
        String verb = before.isEmpty() ? "roster.created" : "roster.changed";
        audit.record(actor, new Audit.Act(verb, subject, "members " + roster.members()), now);
        return true;
    }

    boolean remove(RosterId id, Actor actor, Instant now) {
        if (rosters.roster(id).isEmpty()) {
            return false;
        }
        rosters.remove(id);
        audit.record(actor, new Audit.Act("roster.removed", "roster:" + id, ""), now);
        return true;
    }

    /// Throws an [IllegalArgumentException] for the first person who is not known here.
    void checkPeople(String subject, Set<PersonId> named) {
        Set<PersonId> known =
                people.persons(named).stream().map(Person::id).collect(Collectors.toSet());
        named.stream()
                .filter(person -> !known.contains(person))
                .sorted()
                .findFirst()
                .ifPresent(person -> {
                    throw new IllegalArgumentException(
                            subject + " names " + person + ", who is not known here");
                });
    }

    private Optional<NamedSchedule> present(ScheduleId id) {
        return histories.of(id).filter(history -> !history.removed()).map(History::current);
    }

    private void checkTeam(NamedSchedule schedule) {
        TeamId team = schedule.team();
        if (team != null && people.team(team).isEmpty()) {
            throw new IllegalArgumentException(
                    "Schedule "
                            + schedule.id()
                            + " names team "
                            + team
                            + ", which is not known here");
        }
    }
}
