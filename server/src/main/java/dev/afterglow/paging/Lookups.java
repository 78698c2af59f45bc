package dev.afterglow.paging;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// What was looked up already while several pages are worked on in one transaction, at one instant:
/// a storm asks for the same duty and the same people again and again. Ends with the transaction.
final class Lookups {

    private final Map<Target, Found> duties = new HashMap<>();
    private final Map<PersonId, Optional<Wishes>> wishes = new HashMap<>();
    private final Set<ServiceId> known = new HashSet<>();
    private final Set<ServiceId> paged = new HashSet<>();

    Found duty(Target target, Function<Target, Found> find) {
        return duties.computeIfAbsent(target, find);
    }

    /// Notes for services whether somebody is paged about them.
    ///
    /// @param firing those about which somebody is
    void know(Collection<ServiceId> services, Collection<ServiceId> firing) {
        known.addAll(services);
        paged.addAll(firing);
    }

    /// Whether nobody is paged about a service yet; who asks pages.
    ///
    /// @param isPaged asked when it is not known
    boolean isFirstOf(ServiceId service, Predicate<ServiceId> isPaged) {
        return paged.add(service) && (known.contains(service) || !isPaged.test(service));
    }

    /// The wishes of those of these people who are active.
    ///
    /// @param find asked for the people who are not known yet, all at once
    Map<PersonId, Wishes> wishes(
            List<PersonId> persons, Function<List<PersonId>, Map<PersonId, Wishes>> find) {
        List<PersonId> unknown =
                persons.stream().filter(one -> !wishes.containsKey(one)).distinct().toList();
        if (!unknown.isEmpty()) {
            Map<PersonId, Wishes> found = find.apply(unknown);
            unknown.forEach(one -> wishes.put(one, Optional.ofNullable(found.get(one))));
        }
        Map<PersonId, Wishes> known = new HashMap<>();
        for (PersonId person : persons) {
            wishes.getOrDefault(person, Optional.empty()).ifPresent(own -> known.put(person, own));
        }
        return known;
    }
}
