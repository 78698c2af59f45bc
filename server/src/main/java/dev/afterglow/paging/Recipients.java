package dev.afterglow.paging;

import dev.afterglow.paging.Decision.Notify;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds the persons that targets mean at an instant, and says why there are none.
@Component
class Recipients {

    private final Duties duties;
    private final People people;
    private final PolicyStore policies;

    Recipients(Duties duties, People people, PolicyStore policies) {
        this.duties = duties;
        this.people = people;
        this.policies = policies;
    }

    /// Whom a step of a page notifies now.
    Found of(Draft draft, Notify decision) {
        Page page = draft.page();
        Instant now = draft.now();
        Step step = decision.step();
        Found found =
                of(
                        page,
                        step.targets(),
                        target -> draft.lookups().duty(target, one -> duties.of(one, now)));
        Found atTheirHour = duringTheirHours(found, step, now);
        if (!step.roundRobin() || atTheirHour.recipients().size() < 2) {
            return atTheirHour;
        }
        PolicyId policy = page.policies().get(page.position().policy()).id();
        long turn = policies.takeTurn(policy, decision.number());
        List<Recipient> all = atTheirHour.recipients();
        return new Found(List.of(all.get((int) (turn % all.size()))), atTheirHour.gaps());
    }

    /// Whom a step would notify now, without taking a turn.
    Found preview(Page page, Step step, Instant now) {
        return duringTheirHours(
                of(page, step.targets(), target -> duties.of(target, now)), step, now);
    }

    boolean callsEverybody(Step step) {
        return step.targets().stream().anyMatch(Target.Everybody.class::isInstance);
    }

    private static Found of(Page page, List<Target> targets, Function<Target, Found> duty) {
        Map<PersonId, Recipient> found = new LinkedHashMap<>();
        List<String> gaps = new ArrayList<>();
        for (Target target : targets) {
            if (target instanceof Target.Everybody && page.everybody() != null) {
                gaps.add("everybody was called once already for this alert");
                continue;
            }
            Found one = duty.apply(target);
            one.recipients().forEach(person -> found.putIfAbsent(person.person(), person));
            gaps.addAll(one.gaps());
        }
        return new Found(List.copyOf(found.values()), gaps);
    }

    private Found duringTheirHours(Found found, Step step, Instant now) {
        if (step.when().hours() == null) {
            return found;
        }
        List<PersonId> ids = found.recipients().stream().map(Recipient::person).toList();
        Map<PersonId, Person> persons =
                people.persons(ids).stream().collect(Collectors.toMap(Person::id, one -> one));
        List<Recipient> inTime = new ArrayList<>();
        List<String> gaps = new ArrayList<>(found.gaps());
        for (Recipient recipient : found.recipients()) {
            Person person = persons.get(recipient.person());
            if (person == null || step.when().covers(now, person.zone())) {
                inTime.add(recipient);
            } else {
                gaps.add(recipient.person() + " is outside the step's hours where they are");
            }
        }
        return new Found(inTime, gaps);
    }
}
