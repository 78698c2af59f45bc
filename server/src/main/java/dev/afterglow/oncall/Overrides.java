package dev.afterglow.oncall;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// The door to what people change by hand: overrides, shifts taken, covered and swapped. None of it
/// reaches into the past: a beginning before now becomes now.
@Service
public class Overrides {

    /// The longest time that is given, taken, covered or swapped at once.
    public static final Duration LONGEST = Duration.ofDays(92);

    /// How long a gap without an end is taken for.
    private static final Duration GAP_TAKEN_FOR = Duration.ofHours(12);

    private static final int LONGEST_REASON = 200;

    private final ScheduleStore store;
    private final Histories histories;
    private final People people;
    private final Audit audit;

    Overrides(ScheduleStore store, Histories histories, People people, Audit audit) {
        this.store = store;
        this.histories = histories;
        this.people = people;
        this.audit = audit;
    }

    /// What people have given for a schedule, past and future, from the weakest to the strongest.
    public List<GivenOverride> of(ScheduleId id) {
        return store.given(id);
    }

    /// Puts a crew on call for a while, whatever the plan says.
    @Transactional
    public Changed give(ScheduleId id, ScheduleOverride wish, Actor actor, Instant now) {
        store.lock(id);
        Optional<Changed.Refused> refused =
                refusal(id, wish.from(), wish.to(), now)
                        .or(() -> forbidden(id, actor, Set.copyOf(wish.crew().people())))
                        .or(() -> refusal(Set.copyOf(wish.crew().people()), wish.reason()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Instant from = later(wish.from(), now);
        ScheduleOverride override =
                new ScheduleOverride(from, wish.to(), wish.crew(), wish.reason());
        return new Changed.Given(keep(id, List.of(override), actor, now));
    }

    /// One person stands in for another.
    @Transactional
    public Changed cover(ScheduleId id, CoverWish wanted, Actor actor, Instant now) {
        store.lock(id);
        Cover wish = wanted.cover();
        Optional<Changed.Refused> refused =
                refusal(id, wish.from(), wish.to(), now)
                        .or(() -> forbidden(id, actor, Set.of(wish.instead())))
                        .or(() -> refusal(Set.of(wish.instead()), wanted.reason()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Cover cover = new Cover(wish.instead(), wish.of(), later(wish.from(), now), wish.to());
        return switch (cover.in(present(id), wanted.reason())) {
            case Cover.Outcome.Possible(var overrides) ->
                    new Changed.Given(keep(id, overrides, actor, now));
            case Cover.Outcome.NotOnCall(PersonId person) ->
                    new Changed.Refused(name(person) + " is not on call in that time.");
            case Cover.Outcome.BothOnCall(Instant at) ->
                    new Changed.Refused(
                            "%s and %s are on call together at %s, so one place would be empty."
                                    .formatted(name(wish.instead()), name(wish.of()), at));
        };
    }

    /// Two people change shifts: each stands in for the other. Both or neither.
    @Transactional
    public Changed swap(ScheduleId id, List<Cover> both, Actor actor, Instant now) {
        List<GivenOverride> given = new ArrayList<>();
        for (Cover cover : both) {
            String reason = "swap of " + name(cover.of()) + " and " + name(cover.instead());
            switch (cover(id, new CoverWish(cover, reason), actor, now)) {
                case Changed.Given(var overrides) -> given.addAll(overrides);
                case Changed.Refused refused -> {
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                    return refused;
                }
            }
        }
        return new Changed.Given(given);
    }

    /// What somebody wants to cover, and why; the reason may be empty.
    public record CoverWish(Cover cover, String reason) {}

    /// Who takes the present shift, and whose it is where several are on call; null: the first's.
    public record Taking(PersonId taker, @Nullable PersonId of) {}

    /// Somebody takes the present shift, from now until its end, or a gap until it ends (at most
    /// twelve hours).
    @Transactional
    public Changed take(ScheduleId id, Taking taking, Actor actor, Instant now) {
        store.lock(id);
        PersonId taker = taking.taker();
        Optional<Changed.Refused> refused =
                refusal(id, now, now.plus(GAP_TAKEN_FOR), now).or(() -> refusal(Set.of(taker), ""));
        if (refused.isPresent()) {
            return refused.get();
        }
        Interval present = Resolver.resolve(present(id), now, now.plus(LONGEST)).getFirst();
        Crew crew = present.duty().crew();
        if (crew.isEmpty()) {
            Instant end = earlier(present.to(), now.plus(GAP_TAKEN_FOR));
            ScheduleOverride own = new ScheduleOverride(now, end, Crew.of(taker), "took the gap");
            return new Changed.Given(keep(id, List.of(own), actor, now));
        }
        if (crew.contains(taker)) {
            return new Changed.Refused(name(taker) + " is on call already.");
        }
        PersonId relieved =
                Optional.ofNullable(taking.of())
                        .filter(crew::contains)
                        .orElse(crew.people().getFirst());
        Cover cover = new Cover(taker, relieved, now, present.to());
        return cover(id, new CoverWish(cover, "took the shift"), actor, now);
    }

    /// Takes an override back: what of it is over stays. False when there is none of that number,
    /// or it has ended.
    @Transactional
    public boolean withdraw(ScheduleId id, long number, Actor actor, Instant now) {
        store.lock(id);
        mayChange(id, actor).require();
        Optional<GivenOverride> found =
                store.given(id).stream()
                        .filter(given -> given.id() == number)
                        .filter(given -> given.override().to().isAfter(now))
                        .findFirst();
        found.ifPresent(given -> {
            store.end(given, now);
            record(id, "override.withdrawn", "number " + number, actor, now);
        });
        return found.isPresent();
    }

    private List<GivenOverride> keep(
            ScheduleId id, List<ScheduleOverride> overrides, Actor actor, Instant now) {
        List<GivenOverride> kept = new ArrayList<>();
        for (ScheduleOverride override : overrides) {
            kept.add(store.give(id, override, actor.word(), now));
            String detail = override.crew() + " " + override.from() + " to " + override.to();
            record(id, "override.given", detail, actor, now);
        }
        return kept;
    }

    private void record(ScheduleId id, String verb, String detail, Actor actor, Instant now) {
        audit.record(actor, new Audit.Act(verb, "schedule:" + id, detail), now);
    }

    /// Whether somebody may put others on call: who may edit the schedule's team, and the people of
    /// the schedule among themselves.
    public Permission mayChange(ScheduleId id, Actor actor) {
        NamedSchedule schedule = histories.of(id).map(History::current).orElse(null);
        if (schedule == null) {
            return new Permission(false, "There is no schedule " + id + ".");
        }
        boolean own =
                actor instanceof Actor.OfPerson person
                        && schedule.schedule().people().contains(person.person());
        return own
                ? new Permission(true, "You are in the rotation.")
                : people.mayEdit(actor, schedule.team());
    }

    /// Everybody may take what is somebody else's upon themselves.
    private Optional<Changed.Refused> forbidden(
            ScheduleId id, Actor actor, Set<PersonId> burdened) {
        boolean onlyThemselves =
                actor instanceof Actor.OfPerson person
                        && actor.may(Role.RESPONDER)
                        && burdened.equals(Set.of(person.person()));
        Permission permission = mayChange(id, actor);
        return onlyThemselves || permission.granted()
                ? Optional.empty()
                : refused(permission.reason());
    }

    private Optional<Changed.Refused> refusal(
            ScheduleId id, Instant from, Instant to, Instant now) {
        if (histories.of(id).filter(history -> !history.removed()).isEmpty()) {
            return refused("There is no schedule " + id + ".");
        }
        if (!to.isAfter(now)) {
            return refused("That time is over; who was on call stays as it was.");
        }
        if (later(from, now).plus(LONGEST).isBefore(to)) {
            return refused(
                    "More than 92 days at once; change the schedule itself for so long a time.");
        }
        return Optional.empty();
    }

    private Optional<Changed.Refused> refusal(Set<PersonId> named, String reason) {
        if (reason.length() > LONGEST_REASON) {
            return refused("A reason has at most 200 characters, this one " + reason.length());
        }
        Set<PersonId> active =
                people.persons(named).stream()
                        .filter(Person::active)
                        .map(Person::id)
                        .collect(Collectors.toSet());
        return named.stream()
                .filter(person -> !active.contains(person))
                .sorted()
                .findFirst()
                .flatMap(person -> refused(person + " is not known here, or has left."));
    }

    private static Optional<Changed.Refused> refused(String because) {
        return Optional.of(new Changed.Refused(because));
    }

    private Schedule present(ScheduleId id) {
        return histories
                .of(id)
                .map(history ->
                        history.current()
                                .schedule()
                                .with(
                                        history.given().stream()
                                                .map(GivenOverride::override)
                                                .toList()))
                .orElseThrow();
    }

    private String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
