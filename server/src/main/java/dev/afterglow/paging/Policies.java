package dev.afterglow.paging;

import dev.afterglow.people.Leaving;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to policies and people's rules. A change holds for pages that open from now on; an open
/// page keeps the policy that it froze.
@Service
public class Policies {

    private static final int MOST_HAND_OVERS = 10;
    private static final int MOST_RULES = 15;

    private final PolicyStore store;
    private final RuleStore rules;
    private final Duties duties;

    Policies(PolicyStore store, RuleStore rules, Duties duties) {
        this.store = store;
        this.rules = rules;
        this.duties = duties;
    }

    /// Creates or changes a policy. The one it hands over to may be defined later.
    @Transactional
    public void define(Policy policy, Instant now) {
        store.define(policy, now);
    }

    public Optional<Policy> policy(PolicyId id) {
        return store.policy(id);
    }

    /// All policies, by name.
    public List<Policy> all() {
        return store.all();
    }

    /// Removes a policy. Throws an [IllegalArgumentException] while a service has it.
    @Transactional
    public boolean remove(PolicyId id) {
        List<ServiceId> services = store.servicesOf(id);
        if (!services.isEmpty()) {
            throw new IllegalArgumentException(
                    "Policy " + id + " pages for " + services + "; nothing was removed");
        }
        return store.remove(id);
    }

    /// Makes a policy page for a service; null takes the present one away. Throws an
    /// [IllegalArgumentException] when there is no such policy.
    @Transactional
    public void assign(ServiceId service, @Nullable PolicyId policy) {
        if (policy == null) {
            store.unassign(service);
            return;
        }
        if (store.policy(policy).isEmpty()) {
            throw new IllegalArgumentException(
                    "Service " + service + " names policy " + policy + ", which is not known here");
        }
        store.assign(service, policy);
    }

    /// The policy that pages for a service.
    public Optional<Policy> of(ServiceId service) {
        return store.of(service);
    }

    /// The services that a policy pages for, by id.
    public List<ServiceId> servicesOf(PolicyId policy) {
        return store.servicesOf(policy);
    }

    /// The policies of services, each followed by those it hands over to, in their order; a service
    /// without one is not in it. Each policy stands in a chain once, so a circle ends.
    Map<ServiceId, List<Policy>> frozen(Collection<ServiceId> services) {
        Map<ServiceId, Policy> own = store.of(services);
        Map<PolicyId, Policy> known = new HashMap<>();
        own.values().forEach(policy -> known.put(policy.id(), policy));
        Map<ServiceId, List<Policy>> frozen = new HashMap<>();
        own.forEach((service, policy) -> frozen.put(service, chain(policy, known)));
        return frozen;
    }

    private List<Policy> chain(Policy first, Map<PolicyId, Policy> known) {
        List<Policy> chain = new ArrayList<>();
        Set<PolicyId> seen = new HashSet<>();
        Policy next = first;
        while (next != null && seen.add(next.id()) && chain.size() < MOST_HAND_OVERS) {
            chain.add(next);
            PolicyId following = next.handOver();
            next = following == null ? null : policy(following, known);
        }
        return chain;
    }

    private @Nullable Policy policy(PolicyId id, Map<PolicyId, Policy> known) {
        if (!known.containsKey(id)) {
            store.policy(id).ifPresent(found -> known.put(id, found));
        }
        return known.get(id);
    }

    /// How a person wants to be notified; without rules for an urgency it is e-mail at once.
    public List<Rule> rulesOf(PersonId person) {
        return rules.of(List.of(person)).getOrDefault(person, List.of());
    }

    /// Replaces all rules of a person; at most 15.
    @Transactional
    public void defineRules(PersonId person, List<Rule> newRules) {
        if (newRules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    person + " may have 15 rules, was " + newRules.size() + "; nothing changed");
        }
        rules.replace(person, newRules);
    }

    /// Replaces the rules and quiet hours of a person together.
    ///
    /// @param quiet null for none
    @Transactional
    public void defineWishes(PersonId person, List<Rule> newRules, @Nullable QuietHours quiet) {
        defineRules(person, newRules);
        rules.setQuietHours(person, quiet);
    }

    /// Whom a step means at an instant, whatever its circumstances.
    public Found meant(Step step, Instant now) {
        Map<PersonId, Recipient> found = new LinkedHashMap<>();
        List<String> gaps = new ArrayList<>();
        for (Target target : step.targets()) {
            Found one = duties.of(target, now);
            one.recipients().forEach(person -> found.putIfAbsent(person.person(), person));
            gaps.addAll(one.gaps());
        }
        return new Found(List.copyOf(found.values()), gaps);
    }

    /// Somebody's personal things go.
    @EventListener
    void on(Leaving.Erased erased) {
        rules.forget(erased.person());
    }

    public Optional<QuietHours> quietHoursOf(PersonId person) {
        return rules.quietHours(person);
    }

    /// Sets or, with null, ends the quiet hours of a person.
    @Transactional
    public void setQuietHours(PersonId person, @Nullable QuietHours quiet) {
        rules.setQuietHours(person, quiet);
    }
}
