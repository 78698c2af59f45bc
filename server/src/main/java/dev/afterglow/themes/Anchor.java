package dev.afterglow.themes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where words stand in a text: from `start` to before `end`, in characters.
record Anchor(int start, int end) {

    /// Where a quote stands, nearest to where it is expected; spaces and line breaks may differ.
    /// Empty when the words are not there.
    static Optional<Anchor> find(String quote, int expected, String body) {
        String[] words = quote.strip().split("\\s+");
        if (words.length == 0 || words[0].isEmpty()) {
            return Optional.empty();
        }
        if (quote.equals(quote.strip()) && body.startsWith(quote, expected)) {
            return Optional.of(new Anchor(expected, expected + quote.length()));
        }
        StringBuilder form = new StringBuilder();
        for (String word : words) {
            form.append(form.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
        }
        Matcher matcher = Pattern.compile(form.toString()).matcher(body);
        Anchor nearest = null;
        while (matcher.find()) {
            if (nearest == null
                    || Math.abs(matcher.start() - expected) < Math.abs(nearest.start - expected)) {
                nearest = new Anchor(matcher.start(), matcher.end());
            }
        }
        return Optional.ofNullable(nearest);
    }
}
