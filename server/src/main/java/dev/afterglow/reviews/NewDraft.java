package dev.afterglow.reviews;

/// A text that somebody wants to save.
///
/// @param basedOn the version they began with
public record NewDraft(int basedOn, String title, String text) {

    static final int TITLE_MAX = 200;
    static final int TEXT_MAX = 400_000;

    public NewDraft {
        title = title.strip();
        text = text.replace("\r\n", "\n");
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            throw new IllegalArgumentException("A story has a title of 1 to 200 characters.");
        }
        if (text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "A story has at most 400,000 characters, was " + text.length());
        }
    }
}
