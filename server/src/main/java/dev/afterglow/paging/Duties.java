package dev.afterglow.paging;

import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.OnCallPerson;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.Services;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who has a duty at an instant, and how we know, for each kind of target.
@Component
class Duties {

    private final OnCall onCall;
    private final People people;
    private final Services services;
    private final PolicyStore policies;

    Duties(OnCall onCall, People people, Services services, PolicyStore policies) {
        this.onCall = onCall;
        this.people = people;
        this.services = services;
        this.policies = policies;
    }

    Found of(Target target, Instant now) {
        return switch (target) {
            case Target.OfPerson(PersonId person) ->
                    new Found(List.of(new Recipient(person, "named in the policy")), List.of());
            case Target.OfSchedule(ScheduleId schedule) -> onCallIn(schedule, now);
            case Target.OfTeam(TeamId team) ->
                    people.team(team)
                            .map(Duties::members)
                            .orElseGet(() -> nobody("there is no team " + team));
            case Target.OfRoster(RosterId roster) -> inRoster(roster);
            case Target.Everybody(List<TeamId> teams, String automatic) -> onCallIn(teams, now);
        };
    }

    private Found onCallIn(ScheduleId schedule, Instant now) {
        List<OnCallPerson> duty = onCall.whoIsOnCall(schedule, now);
        if (duty.isEmpty()) {
            return nobody(
                    onCall.schedule(schedule).isEmpty()
                            ? "there is no schedule " + schedule
                            : "nobody is on call in schedule "
                                    + schedule
                                    + " at "
                                    + now
                                    + " (gap)");
        }
        return new Found(
                duty.stream()
                        .map(person ->
                                new Recipient(
                                        person.person(),
                                        "on call in "
                                                + schedule
                                                + " ("
                                                + person.source().text()
                                                + ")"))
                        .toList(),
                List.of());
    }

    private static Found members(Team team) {
        return team.members().isEmpty()
                ? nobody("team " + team.id() + " has no members")
                : new Found(
                        team.members().stream()
                                .map(one -> new Recipient(one, "member of team " + team.id()))
                                .toList(),
                        List.of());
    }

    Found inRoster(RosterId roster) {
        List<PersonId> members = onCall.rosterMembers(roster);
        return members.isEmpty()
                ? nobody(
                        onCall.roster(roster).isEmpty()
                                ? "there is no roster " + roster
                                : "roster " + roster + " has no members")
                : new Found(
                        members.stream()
                                .map(one -> new Recipient(one, "in roster " + roster))
                                .toList(),
                        List.of());
    }

    /// All who are on call in these teams: in the teams' own schedules, and in those that the
    /// policies of the teams' services name.
    Found onCallIn(List<TeamId> teams, Instant now) {
        Map<PersonId, Recipient> found = new LinkedHashMap<>();
        List<String> gaps = new ArrayList<>();
        for (TeamId team : teams) {
            int before = found.size();
            for (OnCallPerson person : onCall.whoIsOnCallIn(List.of(team), now)) {
                found.putIfAbsent(
                        person.person(), new Recipient(person.person(), "on call in team " + team));
            }
            for (ScheduleId schedule : schedulesOf(team)) {
                Found here = onCallIn(schedule, now);
                here.recipients().forEach(one -> found.putIfAbsent(one.person(), one));
                gaps.addAll(here.gaps());
            }
            if (found.size() == before && gaps.isEmpty()) {
                gaps.add("nobody is on call in team " + team);
            }
        }
        return new Found(List.copyOf(found.values()), gaps);
    }

    private Set<ScheduleId> schedulesOf(TeamId team) {
        Set<ScheduleId> schedules = new LinkedHashSet<>();
        for (Service service : services.ownedBy(team)) {
            policies.of(service.id())
                    .ifPresent(policy ->
                            policy.steps().stream()
                                    .flatMap(step -> step.targets().stream())
                                    .forEach(target -> addSchedule(schedules, target)));
        }
        return schedules;
    }

    private static void addSchedule(Set<ScheduleId> schedules, Target target) {
        if (target instanceof Target.OfSchedule(ScheduleId schedule)) {
            schedules.add(schedule);
        }
    }

    private static Found nobody(String because) {
        return new Found(List.of(), List.of(because));
    }
}
