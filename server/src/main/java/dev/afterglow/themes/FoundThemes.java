package dev.afterglow.themes;

import dev.afterglow.search.Document;
import dev.afterglow.search.Searchable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Claims and themes in the one search, with their quotes.
@Component
class FoundThemes implements Searchable {

    private final ThemeStore store;
    private final Themes themes;

    FoundThemes(ThemeStore store, Themes themes) {
        this.store = store;
        this.themes = themes;
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
        return themes.claim(Long.parseLong(id)).map(FoundThemes::document);
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
                .map(FoundThemes::document)
                .toList();
    }

    private static Document document(Claim claim) {
        Claim.Wording wording = claim.wording();
        String text =
                Stream.concat(
                                Stream.of(wording.claim(), wording.rival(), wording.dropIf()),
                                Stream.concat(
                                                claim.supporting().stream(),
                                                claim.opposing().stream())
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
}
