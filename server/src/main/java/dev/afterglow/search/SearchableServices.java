package dev.afterglow.search;

import dev.afterglow.people.People;
import dev.afterglow.people.Team;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Services by name, team and what they need; the module of services stands below search.
@Component
class SearchableServices implements Searchable {

    private final Services services;
    private final People people;

    SearchableServices(Services services, People people) {
        this.services = services;
        this.people = people;
    }

    @Override
    public String kind() {
        return "service";
    }

    @Override
    public String heading() {
        return "Services";
    }

    @Override
    public boolean isToldInSentences() {
        return false;
    }

    @Override
    public Optional<Document> document(String id) {
        return services.service(new ServiceId(id)).map(this::document);
    }

    @Override
    public List<Document> documentsAfter(String id, int most) {
        return services.all().stream()
                .filter(service -> service.id().value().compareTo(id) > 0)
                .sorted(Comparator.comparing(service -> service.id().value()))
                .limit(most)
                .map(this::document)
                .toList();
    }

    private Document document(Service service) {
        String team =
                Optional.ofNullable(service.team())
                        .flatMap(people::team)
                        .map(Team::name)
                        .orElse("");
        String needs =
                service.dependsOn().stream()
                        .map(ServiceId::value)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new Document(
                service.id().value(),
                service.name(),
                (team.isEmpty() ? "" : "Owned by " + team + ". ")
                        + (needs.isEmpty() ? "" : "Needs " + needs + "."),
                "/services/" + service.id(),
                Instant.EPOCH,
                Set.of(Document.EVERYBODY));
    }
}
