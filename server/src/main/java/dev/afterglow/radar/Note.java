package dev.afterglow.radar;

/// One turn of the talk about a worry; it has no time.
public record Note(int number, boolean byCurator, String words) {

    static final int WORDS_MAX = 2_000;
    static final int MOST = 100;

    /// The words, or an [IllegalArgumentException] that says what is wrong with them.
    static String checked(String words) {
        String stripped = words.strip();
        if (stripped.isEmpty() || stripped.length() > WORDS_MAX) {
            throw new IllegalArgumentException(
                    "Write 1 to 2,000 characters, was %,d.".formatted(stripped.length()));
        }
        return stripped;
    }
}
