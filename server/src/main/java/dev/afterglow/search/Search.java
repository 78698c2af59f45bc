package dev.afterglow.search;

import dev.afterglow.people.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: one box over everything that modules let be found.
@Service
public class Search {

    /// The longest question.
    public static final int QUESTION_MAX = 500;

    private static final int FOUND_MOST = 100;
    private static final int ASKED_KEPT = 500;

    private final SearchStore store;
    private final SearchIndex index;
    private final Map<String, Searchable> kinds;
    private final Meaning meaning;
    private final boolean meaningWanted;
    private final Map<String, Sense> asked = new HashMap<>();

    Search(
            SearchStore store,
            SearchIndex index,
            List<Searchable> searchables,
            Meaning meaning,
            @Value("${afterglow.search.meaning}") boolean meaningWanted) {
        this.store = store;
        this.index = index;
        this.kinds =
                searchables.stream()
                        .collect(Collectors.toMap(Searchable::kind, Function.identity()));
        this.meaning = meaning;
        this.meaningWanted = meaningWanted;
    }

    /// Something that was found.
    ///
    /// @param heading of its kind
    /// @param excerpt of its text, around the first word of the question that stands in it
    public record Found(String kind, String heading, Document document, String excerpt) {}

    /// @param count how many there are, 100 for more; `found` has the best of them
    /// @param byMeaning whether meaning was asked too; it is not until the model is loaded
    public record Answer(List<Found> found, int count, boolean byMeaning) {}

    /// What this actor may open and the words lead to, the best first; so many at most, and no more
    /// than 100. Words of one kind only, when it is named.
    public Answer find(String question, Optional<String> kind, int most, Actor actor) {
        String words = question.strip();
        if (words.isEmpty()) {
            return new Answer(List.of(), 0, false);
        }
        String cut = words.substring(0, Math.min(words.length(), QUESTION_MAX));
        Optional<Sense> sense = sense(cut);
        Set<String> audiences = Document.audiencesOf(actor);
        try {
            List<SearchStore.Key> keys =
                    index.find(new SearchIndex.Question(cut, sense, audiences, kind), FOUND_MOST);
            List<Found> found =
                    keys.stream()
                            .limit(most)
                            .flatMap(key -> open(key, audiences, cut).stream())
                            .toList();
            return new Answer(found, keys.size(), sense.isPresent());
        } catch (IOException broken) {
            throw new UncheckedIOException("The index could not be read", broken);
        }
    }

    /// The ids of things of one kind that say nearly the same as some words, the best first. As
    /// cheap as it can be: owners are not asked again, so whoever shows them checks that they may.
    public List<String> nearest(String kind, String words, Actor actor, int most) {
        String cut = words.strip();
        if (cut.isEmpty()) {
            return List.of();
        }
        cut = cut.substring(0, Math.min(cut.length(), QUESTION_MAX));
        try {
            return index
                    .find(
                            new SearchIndex.Question(
                                    cut,
                                    sense(cut),
                                    Document.audiencesOf(actor),
                                    Optional.of(kind)),
                            Math.min(most, FOUND_MOST))
                    .stream()
                    .map(SearchStore.Key::id)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("The index could not be read", broken);
        }
    }

    /// Empty until the model is loaded. A page may ask the same of several kinds, and a reader
    /// turns pages: what was asked is kept, since the model takes 10 ms.
    private Optional<Sense> sense(String question) {
        if (!meaningWanted || !meaning.isLoaded()) {
            return Optional.empty();
        }
        synchronized (asked) {
            Sense known = asked.get(question);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Sense sense = meaning.of("", question);
        synchronized (asked) {
            if (asked.size() >= ASKED_KEPT) {
                asked.clear();
            }
            asked.put(question, sense);
        }
        return Optional.of(sense);
    }

    /// Says that a thing changed, came or went; in the transaction that wrote it.
    @Transactional
    public void changed(String kind, String id) {
        store.mark(new SearchStore.Key(kind, id));
    }

    /// The kinds that can be found, with their headings, in a stable order.
    public List<Searchable> kinds() {
        return kinds.values().stream()
                .sorted(java.util.Comparator.comparing(Searchable::heading))
                .toList();
    }

    /// The owner is asked again: the index may be a second old.
    private Optional<Found> open(SearchStore.Key key, Set<String> audiences, String question) {
        Searchable owner = kinds.get(key.kind());
        return owner == null
                ? Optional.empty()
                : owner.document(key.id())
                        .filter(document ->
                                document.audience().stream().anyMatch(audiences::contains))
                        .map(document ->
                                new Found(
                                        key.kind(),
                                        owner.heading(),
                                        document,
                                        index.excerpt(document.text(), question)));
    }
}
