package dev.afterglow.themes;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a wish for a code points.
///
/// @param text null for the whole incident; likewise the anchor
/// @param problem why that is nowhere; null when it is somewhere, or the whole incident
record Place(@Nullable ReadText text, @Nullable Anchor anchor, @Nullable String problem) {

    private static final int QUOTE_MAX = 5_000;
    private static final int SHOWN_MOST = 60;
    private static final Place WHOLE = new Place(null, null, null);

    /// @param texts finds the text of a number, as it reads now
    static Place of(Codings.Wish wish, Function<Long, Optional<ReadText>> texts) {
        if (wish.quote().isBlank()) {
            return WHOLE;
        }
        if (wish.quote().length() > QUOTE_MAX) {
            return nowhere("A quote has at most 5,000 characters.");
        }
        Optional<ReadText> text =
                Optional.ofNullable(wish.text())
                        .flatMap(texts)
                        .filter(one -> one.incident().equals(wish.incident()));
        if (text.isEmpty()) {
            return nowhere("Say which text of " + wish.incident() + " the words are of.");
        }
        return Anchor.find(wish.quote(), wish.start(), text.get().body())
                .map(anchor -> new Place(text.get(), anchor, null))
                .orElseGet(() ->
                        nowhere(
                                "“%s” does not stand in “%s”: copy the words as they are."
                                        .formatted(shown(wish.quote()), text.get().title())));
    }

    private static Place nowhere(String problem) {
        return new Place(null, null, problem);
    }

    /// The words as they stand in the text; empty for the whole incident.
    String quote() {
        return text == null || anchor == null
                ? ""
                : text.body().substring(anchor.start(), anchor.end());
    }

    private static String shown(String quote) {
        return quote.length() <= SHOWN_MOST ? quote : quote.substring(0, SHOWN_MOST) + "…";
    }
}
