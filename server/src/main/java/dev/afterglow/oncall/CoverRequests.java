package dev.afterglow.oncall;

import dev.afterglow.oncall.CoverRequest.During;
import dev.afterglow.oncall.CoverRequest.State;
import dev.afterglow.oncall.Overrides.CoverWish;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to asking: somebody asks another one, or whoever can, to cover a part of their shift or
/// to swap it. The first who accepts has it; nothing changes before.
@Service
public class CoverRequests {

    private static final int MOST_OPEN = 100;
    private static final int MOST_TOLD = 30;

    private final CoverRequestStore store;
    private final OnCall onCall;
    private final Overrides overrides;
    private final People people;
    private final OnCallNotices notices;
    private final Audit audit;

    CoverRequests(
            CoverRequestStore store,
            OnCall onCall,
            Overrides overrides,
            People people,
            OnCallNotices notices,
            Audit audit) {
        this.store = store;
        this.onCall = onCall;
        this.overrides = overrides;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
    }

    /// What became of asking or answering.
    public sealed interface Asked {

        record Done(CoverRequest request) implements Asked {}

        /// Nothing changed; one sentence says why.
        record Refused(String because) implements Asked {}
    }

    /// Those that wait for an answer, the soonest first, at most 100.
    public List<CoverRequest> open(ScheduleId schedule, Instant now) {
        return store.open(schedule, now);
    }

    /// Asks. Whoever is asked gets a notice; without a name everybody who could take it does.
    @Transactional
    public Asked ask(CoverRequest wish, Actor actor, Instant now) {
        Optional<String> problem = problem(wish, now);
        if (problem.isPresent()) {
            return new Asked.Refused(problem.get());
        }
        CoverRequest request = store.add(wish, now);
        NamedSchedule schedule = onCall.schedule(wish.schedule()).orElseThrow();
        notices.asked(schedule, request, couldTake(schedule, wish), now);
        record(request, "request.made", actor, now);
        return new Asked.Done(request);
    }

    /// "I take it." The overrides are made in the same transaction.
    @Transactional
    public Asked accept(long id, PersonId person, Actor actor, Instant now) {
        CoverRequest request = store.locked(id).orElse(null);
        if (request == null || request.state() != State.OPEN) {
            return new Asked.Refused("It was answered or withdrawn already.");
        }
        if (!mayAnswer(request, person)) {
            return new Asked.Refused("It is somebody else who was asked.");
        }
        During during = request.during();
        Cover cover = new Cover(person, request.asker(), during.from(), during.to());
        During back = request.inReturn();
        Changed changed =
                back == null
                        ? overrides.cover(
                                request.schedule(),
                                new CoverWish(cover, reason(request)),
                                actor,
                                now)
                        : overrides.swap(
                                request.schedule(),
                                List.of(
                                        cover,
                                        new Cover(request.asker(), person, back.from(), back.to())),
                                actor,
                                now);
        return switch (changed) {
            case Changed.Refused(String because) -> new Asked.Refused(because);
            case Changed.Given ignored -> {
                store.answer(id, State.ACCEPTED, person, now);
                record(request, "request.accepted", actor, now);
                notices.answered(schedule(request), request, person, true, now);
                yield new Asked.Done(request);
            }
        };
    }

    /// "I cannot." Only one who was asked by name answers for all.
    @Transactional
    public Asked decline(long id, PersonId person, Actor actor, Instant now) {
        CoverRequest request = store.locked(id).orElse(null);
        if (request == null || request.state() != State.OPEN) {
            return new Asked.Refused("It was answered or withdrawn already.");
        }
        if (!person.equals(request.asked())) {
            return new Asked.Refused("It is somebody else who was asked by name.");
        }
        store.answer(id, State.DECLINED, person, now);
        record(request, "request.declined", actor, now);
        notices.answered(schedule(request), request, person, false, now);
        return new Asked.Done(request);
    }

    /// The asker needs it no more.
    @Transactional
    public Asked withdraw(long id, PersonId person, Actor actor, Instant now) {
        CoverRequest request = store.locked(id).orElse(null);
        if (request == null || request.state() != State.OPEN || !request.asker().equals(person)) {
            return new Asked.Refused("There is no open request of yours with this number.");
        }
        store.answer(id, State.WITHDRAWN, person, now);
        record(request, "request.withdrawn", actor, now);
        return new Asked.Done(request);
    }

    private Optional<String> problem(CoverRequest wish, Instant now) {
        During during = wish.during();
        if (onCall.schedule(wish.schedule()).isEmpty()) {
            return Optional.of("There is no schedule " + wish.schedule() + ".");
        }
        if (!during.to().isAfter(now)) {
            return Optional.of("That time is over.");
        }
        if (during.from().plus(Overrides.LONGEST).isBefore(during.to())) {
            return Optional.of("More than 92 days at once cannot be asked for.");
        }
        if (store.open(wish.schedule(), now).size() >= MOST_OPEN) {
            return Optional.of("A hundred requests are open here; answer some first.");
        }
        if (!isOnCall(wish.schedule(), wish.asker(), during)) {
            return Optional.of("You are not on call in that time, so there is nothing to cover.");
        }
        PersonId asked = wish.asked();
        if (asked != null && people.person(asked).filter(Person::active).isEmpty()) {
            return Optional.of(asked + " is not known here, or has left.");
        }
        During back = wish.inReturn();
        if (back != null && asked != null && !isOnCall(wish.schedule(), asked, back)) {
            return Optional.of(
                    people.person(asked).map(Person::name).orElse(asked.value())
                            + " is not on call in the time that you offer to take.");
        }
        return Optional.empty();
    }

    private boolean isOnCall(ScheduleId schedule, PersonId person, During during) {
        return onCall.intervals(schedule, during.from(), during.to()).stream()
                .anyMatch(interval -> interval.duty().crew().contains(person));
    }

    private boolean mayAnswer(CoverRequest request, PersonId person) {
        PersonId asked = request.asked();
        if (asked != null) {
            return asked.equals(person);
        }
        return onCall.schedule(request.schedule()).stream()
                .anyMatch(schedule -> couldTake(schedule, request).contains(person));
    }

    /// The person asked, or everybody of the schedule and its team but the asker.
    private Set<PersonId> couldTake(NamedSchedule schedule, CoverRequest request) {
        PersonId asked = request.asked();
        if (asked != null) {
            return Set.of(asked);
        }
        Set<PersonId> could = new LinkedHashSet<>(schedule.schedule().people());
        TeamId team = schedule.team();
        if (team != null) {
            people.team(team).map(Team::members).ifPresent(could::addAll);
        }
        could.remove(request.asker());
        Set<PersonId> told = new LinkedHashSet<>();
        could.stream().limit(MOST_TOLD).forEach(told::add);
        return told;
    }

    private NamedSchedule schedule(CoverRequest request) {
        return onCall.schedule(request.schedule()).orElseThrow();
    }

    private String reason(CoverRequest request) {
        String name = people.person(request.asker()).map(Person::name).orElse("");
        return request.reason().isEmpty() ? "covers for " + name : request.reason();
    }

    private void record(CoverRequest request, String verb, Actor actor, Instant now) {
        String detail = request.during().from() + " to " + request.during().to();
        audit.record(actor, new Audit.Act(verb, "schedule:" + request.schedule(), detail), now);
    }
}
