package dev.afterglow.search;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Persons who are here, by name and team; the module of persons stands below search.
@Component
class SearchablePeople implements Searchable {

    private final People people;

    SearchablePeople(People people) {
        this.people = people;
    }

    @Override
    public String kind() {
        return "person";
    }

    @Override
    public String heading() {
        return "People";
    }

    @Override
    public boolean isToldInSentences() {
        return false;
    }

    @Override
    public Optional<Document> document(String id) {
        return people.person(new PersonId(id)).filter(Person::active).map(this::document);
    }

    @Override
    public List<Document> documentsAfter(String id, int most) {
        return people.everybody().stream()
                .filter(person -> person.active() && person.id().value().compareTo(id) > 0)
                .sorted(Comparator.comparing(person -> person.id().value()))
                .limit(most)
                .map(this::document)
                .toList();
    }

    private Document document(Person person) {
        String teams =
                people.teamsOf(person.id()).stream()
                        .map(team -> team.name())
                        .collect(Collectors.joining(", "));
        return new Document(
                person.id().value(),
                person.name(),
                teams,
                "/people/" + person.id(),
                Instant.EPOCH,
                Set.of(Document.EVERYBODY));
    }
}
