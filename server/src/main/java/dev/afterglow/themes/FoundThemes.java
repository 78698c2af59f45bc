package dev.afterglow.themes;

import dev.afterglow.incidents.Incidents;
import dev.afterglow.search.Document;
import dev.afterglow.search.Searchable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Claims and themes in the one search, with those of their quotes that everybody may read.
@Component
class FoundThemes implements Searchable {

    private final ThemeStore store;
    private final Themes themes;
    private final Incidents incidents;

    FoundThemes(ThemeStore store, Themes themes, Incidents incidents) {
        this.store = store;
        this.themes = themes;
        this.incidents = incidents;
    }

    @Override
    public String kind() {
        return "theme";
    }

    @Override
    public String heading() {
        return "Themes";
    }

    @Override
    public Optional<Document> document(String id) {
        return themes.claim(Long.parseLong(id)).map(this::document);
    }

    @Override
    public List<Document> documentsAfter(String id, int most) {
        long after = id.isEmpty() ? 0 : Long.parseLong(id);
        return store.all().stream()
                .map(ThemeStore.Head::id)
                .filter(each -> each > after)
                .sorted()
                .limit(most)
                .flatMap(each -> themes.claim(each).stream())
                .map(this::document)
                .toList();
    }

    private Document document(Claim claim) {
        Claim.Wording wording = claim.wording();
        String text =
                Stream.concat(
                                Stream.of(wording.claim(), wording.rival(), wording.dropIf()),
                                Stream.concat(
                                                claim.supporting().stream(),
                                                claim.opposing().stream())
                                        .filter(this::isOpen)
                                        .map(Coding::quote))
                        .collect(Collectors.joining("\n"));
        return new Document(
                String.format(Locale.ROOT, "%012d", claim.id()),
                wording.brief(),
                text,
                "/themes/" + claim.id(),
                wording.at(),
                Set.of(Document.EVERYBODY));
    }

    private boolean isOpen(Coding coding) {
        return incidents.incident(coding.incident()).filter(one -> !one.isRestricted()).isPresent();
    }
}
