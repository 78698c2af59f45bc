package dev.afterglow.actions;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Role;
import dev.afterglow.search.Document;
import dev.afterglow.search.Searchable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Actions in the one search: what would be done, what was said of an automation, how it ended and
/// why. What came from a restricted incident is found by administrators only, as the search does
/// not know who else was let in.
@Component
class FoundActions implements Searchable {

    static final String KIND = "action";

    private final ActionStore store;
    private final Incidents incidents;

    FoundActions(ActionStore store, Incidents incidents) {
        this.store = store;
        this.incidents = incidents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String heading() {
        return "Actions";
    }

    @Override
    public Optional<Document> document(String id) {
        return store.action(new ActionId(Long.parseLong(id))).map(this::document);
    }

    @Override
    public List<Document> documentsAfter(String id, int most) {
        return store.after(id.isEmpty() ? 0 : Long.parseLong(id), most).stream()
                .map(this::document)
                .toList();
    }

    private Document document(Action action) {
        return new Document(
                id(action.id()),
                action.id() + " " + action.title(),
                text(action),
                "/actions/" + action.id(),
                action.createdAt(),
                Set.of(isOpen(action) ? Document.EVERYBODY : Document.role(Role.ADMINISTRATOR)));
    }

    private static String text(Action action) {
        Guard guard = action.guard();
        Ending ending = action.ending();
        return Stream.of(
                        Stream.of(action.detail()),
                        guard == null
                                ? Stream.<String>of()
                                : Stream.of(guard.surprise(), guard.skill(), guard.stop()),
                        ending == null
                                ? Stream.<String>of()
                                : Stream.of(
                                        ending.state().words() + ".",
                                        ending.reason(),
                                        ending.lostTo()))
                .flatMap(words -> words)
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private boolean isOpen(Action action) {
        return Sight.incident(action)
                .flatMap(incidents::incident)
                .filter(Incident::isRestricted)
                .isEmpty();
    }

    /// Padded, so that texts sort as numbers do.
    static String id(ActionId id) {
        return String.format(Locale.ROOT, "%012d", id.value());
    }
}
