package dev.afterglow.incidents.web;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom and what people mean by what they type into a form: a name, an id, an e-mail address.
///
/// An organisation of thousands does not fit into a list to choose from.
@Component
class Chosen {

    private final People people;
    private final Services services;

    Chosen(People people, Services services) {
        this.people = people;
        this.services = services;
    }

    /// Empty for an empty field; throws [IllegalArgumentException] when nobody, or more than one
    /// person, is called that.
    Optional<PersonId> person(@Nullable String typed) {
        return people.named(typed).map(Person::id);
    }

    /// Those ticked, and those named with commas between; throws [IllegalArgumentException] for a
    /// name that no service has.
    List<ServiceId> services(@Nullable List<String> ticked, @Nullable String named) {
        Set<ServiceId> chosen = new LinkedHashSet<>();
        if (ticked != null) {
            ticked.stream().map(ServiceId::new).forEach(chosen::add);
        }
        if (named != null && !named.isBlank()) {
            List<Service> all = services.all();
            for (String name : named.split(",")) {
                if (!name.isBlank()) {
                    chosen.add(service(name.strip(), all));
                }
            }
        }
        return new ArrayList<>(chosen);
    }

    private static ServiceId service(String name, List<Service> all) {
        String words = name.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(service ->
                        service.name().equalsIgnoreCase(words)
                                || service.id().value().equals(words))
                .findFirst()
                .map(Service::id)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "No service is called “%s”: expected a name or an id"
                                        .formatted(name)));
    }
}
