package dev.afterglow.reviews;

import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Role;
import dev.afterglow.search.Document;
import dev.afterglow.search.Search;
import dev.afterglow.search.Searchable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Published reviews in the one search. A draft is not found by anybody; the story of a restricted
/// incident by administrators only, as the search does not know who else was let in.
@Component
class FoundReviews implements Searchable {

    private final FoundReviewStore store;
    private final Incidents incidents;
    private final Search search;

    /// The search knows everything that can be found, so it is there only after this.
    FoundReviews(FoundReviewStore store, Incidents incidents, @Lazy Search search) {
        this.store = store;
        this.incidents = incidents;
        this.search = search;
    }

    @Override
    public String kind() {
        return "review";
    }

    @Override
    public String heading() {
        return "Reviews";
    }

    @Override
    public Optional<Document> document(String id) {
        long number = Long.parseLong(id);
        return store.after(number - 1, 1).stream()
                .filter(told -> told.id().value() == number)
                .map(this::document)
                .findFirst();
    }

    @Override
    public List<Document> documentsAfter(String id, int most) {
        return store.after(id.isEmpty() ? 0 : Long.parseLong(id), most).stream()
                .map(this::document)
                .toList();
    }

    @EventListener
    void on(ReviewEvent.Published event) {
        search.changed(kind(), id(event.review()));
    }

    @EventListener
    void on(ReviewEvent.Written event) {
        search.changed(kind(), id(event.review()));
    }

    private Document document(FoundReviewStore.Told told) {
        boolean isOpen =
                incidents.incident(told.incident()).filter(one -> !one.isRestricted()).isPresent();
        return new Document(
                id(told.id()),
                told.title(),
                told.incident() + "\n" + told.text(),
                "/reviews/" + told.id(),
                told.at(),
                Set.of(isOpen ? Document.EVERYBODY : Document.role(Role.ADMINISTRATOR)));
    }

    /// Padded, so that texts sort as numbers do.
    private static String id(ReviewId id) {
        return String.format(Locale.ROOT, "%012d", id.value());
    }
}
