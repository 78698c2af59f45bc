package dev.afterglow.search;

import java.util.List;
import java.util.Optional;

/// A kind of thing that can be found; each module that owns one declares a bean. When a thing
/// changes its owner calls [Search#changed(String, String)] in the same transaction; what nobody
/// told of is noticed by the round that reads everything again and again.
public interface Searchable {

    /// One word, such as `incident`; stands in addresses.
    String kind();

    /// The heading above what was found, such as `Incidents`.
    String heading();

    /// The thing as it is now; empty when it does not exist, or nobody may find it.
    Optional<Document> document(String id);

    /// Whether its texts say something that can be said in other words; names do not, and are found
    /// by their words only.
    default boolean isToldInSentences() {
        return true;
    }

    /// Documents in the order of their ids as texts, those after the one named, at most so many;
    /// all
    /// from the start when it is empty.
    List<Document> documentsAfter(String id, int most);
}
