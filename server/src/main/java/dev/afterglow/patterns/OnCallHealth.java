package dev.afterglow.patterns;

import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Shift;
import dev.afterglow.oncall.Source;
import dev.afterglow.paging.PageArchive;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/// The door to on-call health: one's own, and of a team from five people up.
@Service
public class OnCallHealth {

    /// How far one's own page looks back.
    public static final int OWN_DAYS = 28;

    /// How far that of a team does: long enough for most to have been on call.
    public static final int TEAM_WEEKS = 13;

    private final People people;
    private final Absences absences;
    private final OnCall onCall;
    private final PageArchive pages;
    private final PersonalStore personal;

    OnCallHealth(
            People people,
            Absences absences,
            OnCall onCall,
            PageArchive pages,
            PersonalStore personal) {
        this.people = people;
        this.absences = absences;
        this.onCall = onCall;
        this.pages = pages;
        this.personal = personal;
    }

    /// Of the person who reads it, and of nobody else.
    public Health own(Person person, Instant now) {
        HealthCount.Span period = new HealthCount.Span(now.minus(Duration.ofDays(OWN_DAYS)), now);
        List<HealthCount.Span> shifts = new ArrayList<>();
        onCall.shiftsOf(person.id(), period.from(), period.until())
                .values()
                .forEach(those -> those.forEach(shift -> add(shifts, shift)));
        return count(person, period, facts(List.of(person.id()), period), shifts);
    }

    /// Of a team: its own schedules, and all pages that reached its members.
    public TeamHealth of(Team team, Instant now) {
        HealthCount.Span period =
                new HealthCount.Span(now.minus(Duration.ofDays(7L * TEAM_WEEKS)), now);
        Map<PersonId, List<HealthCount.Span>> shifts = new HashMap<>();
        onCall.schedules().stream()
                .filter(schedule -> team.id().equals(schedule.team()))
                .flatMap(schedule ->
                        onCall.shifts(schedule.id(), period.from(), period.until()).stream())
                .forEach(shift ->
                        shift.person()
                                .ifPresent(person ->
                                        add(
                                                shifts.computeIfAbsent(
                                                        person, id -> new ArrayList<>()),
                                                shift)));
        Facts facts = facts(team.members(), period);
        List<Health> counted = new ArrayList<>();
        for (Person person : people.persons(team.members())) {
            List<HealthCount.Span> own = shifts.getOrDefault(person.id(), List.of());
            if (!own.isEmpty() || facts.pages().containsKey(person.id())) {
                counted.add(count(person, period, facts, own));
            }
        }
        return counted.size() < TeamHealth.PEOPLE_MIN
                ? new TeamHealth.TooFew(counted.size())
                : sums(counted);
    }

    private static void add(List<HealthCount.Span> shifts, Shift shift) {
        if (!(shift.source() instanceof Source.OfShadow)) {
            shifts.add(new HealthCount.Span(shift.from(), shift.to()));
        }
    }

    /// What was recorded of some persons.
    private record Facts(Map<PersonId, List<Instant>> pages, Map<PersonId, Set<LocalDate>> away) {}

    private Facts facts(Collection<PersonId> persons, HealthCount.Span period) {
        Map<PersonId, List<Instant>> rung = new HashMap<>();
        pages.rungFor(persons, period.from(), period.until())
                .forEach(one ->
                        rung.computeIfAbsent(one.person(), id -> new ArrayList<>()).add(one.at()));
        personal.toldTo(persons, period.from(), period.until())
                .forEach(one ->
                        rung.computeIfAbsent(one.person(), id -> new ArrayList<>()).add(one.at()));
        rung.values().forEach(those -> those.sort(null));
        Map<PersonId, Set<LocalDate>> away = new HashMap<>();
        LocalDate first = LocalDate.ofInstant(period.from(), ZoneOffset.UTC).minusDays(1);
        LocalDate last = LocalDate.ofInstant(period.until(), ZoneOffset.UTC).plusDays(1);
        for (Away one : absences.of(List.copyOf(persons), first, last)) {
            LocalDate from = one.from().isBefore(first) ? first : one.from();
            LocalDate to = one.to().isAfter(last) ? last : one.to();
            away.computeIfAbsent(one.person(), id -> new HashSet<>())
                    .addAll(from.datesUntil(to.plusDays(1)).toList());
        }
        return new Facts(rung, away);
    }

    private static Health count(
            Person person, HealthCount.Span period, Facts facts, List<HealthCount.Span> shifts) {
        return HealthCount.of(
                new HealthCount.Lived(
                        person.zone(),
                        person.hours(),
                        facts.pages().getOrDefault(person.id(), List.of()),
                        shifts,
                        facts.away().getOrDefault(person.id(), Set.of()),
                        period));
    }

    private static TeamHealth sums(List<Health> counted) {
        int working = counted.stream().mapToInt(one -> one.interruptions().working()).sum();
        int late = counted.stream().mapToInt(one -> one.interruptions().late()).sum();
        int sleeping = counted.stream().mapToInt(one -> one.interruptions().sleeping()).sum();
        int broken = counted.stream().mapToInt(one -> one.nights().broken()).sum();
        int recovered = counted.stream().mapToInt(one -> one.nights().recovered()).sum();
        int over =
                (int)
                        counted.stream()
                                .filter(one -> one.interruptions().mostInTwelveHours() > 2)
                                .count();
        boolean hidden = over > 0 && over < TeamHealth.PEOPLE_MIN;
        double personWeeks = (double) counted.size() * TEAM_WEEKS;
        return new TeamHealth.Sums(
                counted.size(),
                TEAM_WEEKS,
                new Health.Interruptions(working, late, sleeping, 0),
                (working + late + sleeping) / personWeeks,
                broken / personWeeks,
                broken == 0 ? 1 : (double) recovered / broken,
                counted.stream().mapToDouble(one -> one.duty().share()).average().orElse(0),
                hidden ? -1 : over);
    }
}
