package dev.afterglow.oncall;

import dev.afterglow.people.Absences;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds shifts that meet an absence, and who could cover them.
@Component
public class Clashes {

    private static final int MOST = 20;
    private static final int MOST_CANDIDATES = 3;
    private static final Duration QUARTER = Duration.ofDays(45);

    private final OnCall onCall;
    private final People people;
    private final Absences absences;

    Clashes(OnCall onCall, People people, Absences absences) {
        this.onCall = onCall;
        this.people = people;
        this.absences = absences;
    }

    /// Those that begin before `now + ahead` and are not over, the soonest first, at most twenty.
    public List<Clash> of(NamedSchedule schedule, Instant now, Duration ahead) {
        List<Shift> shifts =
                onCall.shifts(schedule.id(), now, now.plus(ahead)).stream()
                        .filter(shift -> !(shift.source() instanceof Source.OfShadow))
                        .filter(shift -> shift.person().isPresent())
                        .toList();
        List<PersonId> ids =
                shifts.stream().flatMap(shift -> shift.person().stream()).distinct().toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Clash> clashes = new ArrayList<>();
        for (Away away : absences.of(ids, today.minusDays(1), today.plusDays(ahead.toDays() + 1))) {
            people.person(away.person())
                    .ifPresent(person ->
                            shifts.forEach(shift ->
                                    meeting(person, away, shift)
                                            .ifPresent(part -> clashes.add(clash(part, away)))));
        }
        return clashes.stream()
                .sorted(Comparator.comparing(Clash::from).thenComparing(Clash::person))
                .limit(MOST)
                .map(clash -> withCandidates(schedule, clash))
                .toList();
    }

    private static Clash clash(CoverRequest.During part, Away away) {
        return new Clash(away, part.from(), part.to(), List.of());
    }

    private static Optional<CoverRequest.During> meeting(Person person, Away away, Shift shift) {
        if (shift.person().filter(person.id()::equals).isEmpty()) {
            return Optional.empty();
        }
        Instant begin = away.from().atStartOfDay(person.zone()).toInstant();
        Instant end = away.to().plusDays(1).atStartOfDay(person.zone()).toInstant();
        Instant from = begin.isAfter(shift.from()) ? begin : shift.from();
        Instant to = end.isBefore(shift.to()) ? end : shift.to();
        return from.isBefore(to)
                ? Optional.of(new CoverRequest.During(from, to))
                : Optional.empty();
    }

    private Clash withCandidates(NamedSchedule schedule, Clash clash) {
        return new Clash(clash.away(), clash.from(), clash.to(), candidates(schedule, clash));
    }

    private List<Clash.Candidate> candidates(NamedSchedule schedule, Clash clash) {
        Set<PersonId> ids = new LinkedHashSet<>(schedule.schedule().people());
        TeamId team = schedule.team();
        if (team != null) {
            people.team(team).map(Team::members).ifPresent(ids::addAll);
        }
        onCall.intervals(schedule.id(), clash.from(), clash.to())
                .forEach(interval -> interval.duty().crew().people().forEach(ids::remove));
        LocalDate first = LocalDate.ofInstant(clash.from(), ZoneOffset.UTC).minusDays(1);
        LocalDate last = LocalDate.ofInstant(clash.to(), ZoneOffset.UTC).plusDays(1);
        absences.of(List.copyOf(ids), first, last).forEach(away -> ids.remove(away.person()));
        List<Person> free = people.persons(ids).stream().filter(Person::active).toList();
        List<Load> loads =
                onCall.loads(
                        schedule.id(),
                        free,
                        clash.from().minus(QUARTER),
                        clash.from().plus(QUARTER));
        List<Clash.Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < free.size(); index++) {
            candidates.add(candidate(free.get(index), loads.get(index), clash));
        }
        return candidates.stream()
                .sorted(
                        Comparator.comparing(Clash.Candidate::awake)
                                .reversed()
                                .thenComparing(Clash.Candidate::hours)
                                .thenComparing(Clash.Candidate::person))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static Clash.Candidate candidate(Person person, Load load, Clash clash) {
        Shift part =
                new Shift(
                        clash.from(),
                        clash.to(),
                        Optional.of(person.id()),
                        new Source.OfOverride(""));
        Load then = Load.of(person.id(), person.zone(), List.of(part));
        boolean awake = then.night().multipliedBy(2).compareTo(then.whole()) <= 0;
        return new Clash.Candidate(person.id(), awake, load.whole());
    }
}
