package dev.afterglow.radar;

/// A worry in somebody's own words.
///
/// @param words 1 to 5,000 characters
/// @param part which part it is about, in their words; may be empty, at most 100 characters
public record Worry(String words, Knowing knowing, String part) {

    public static final int WORDS_MAX = 5_000;
    static final int PART_MAX = 100;

    public Worry {
        words = words.strip();
        part = part.strip();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("Say what worries you, in a sentence or two.");
        }
        if (words.length() > WORDS_MAX) {
            throw new IllegalArgumentException(
                    "A worry has at most 5,000 characters, was %,d.".formatted(words.length()));
        }
        if (part.length() > PART_MAX) {
            throw new IllegalArgumentException(
                    "Which part: at most 100 characters, was %,d.".formatted(part.length()));
        }
    }
}
