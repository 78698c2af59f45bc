package dev.afterglow.incidents;

import dev.afterglow.search.Document;
import dev.afterglow.search.Search;
import dev.afterglow.search.Searchable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Incidents in the one search: title, summary and the record.
@Component
class FoundIncidents implements Searchable {

    static final String KIND = "incident";

    private final FoundIncidentStore store;
    private final Search search;

    /// The search knows everything that can be found, so it is there only after this.
    FoundIncidents(FoundIncidentStore store, @Lazy Search search) {
        this.store = store;
        this.search = search;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String heading() {
        return "Incidents";
    }

    @Override
    public Optional<Document> document(String id) {
        long number = number(id);
        return store.documents(number - 1, 1).stream()
                .filter(document -> number(document.id()) == number)
                .findFirst();
    }

    @Override
    public List<Document> documentsAfter(String id, int most) {
        return store.documents(id.isEmpty() ? 0 : number(id), most);
    }

    @EventListener
    void on(IncidentEvent event) {
        search.changed(kind(), id(event.incident().value()));
    }

    /// Padded, so that texts sort as numbers do.
    static String id(long number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    private static long number(String id) {
        return Long.parseLong(id);
    }
}
