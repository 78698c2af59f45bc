package dev.afterglow.reviews;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a moment was to those who were in it.
public enum Marker {
    DETECTION("Detection", "info"),
    DIAGNOSIS("Diagnosis", "doubt"),
    REPAIR("Repair", "good"),
    KEY_MOMENT("Key moment", "key"),
    OTHER("Evidence", "plain");

    private final String title;
    private final String tone;

    Marker(String title, String tone) {
        this.title = title;
        this.tone = tone;
    }

    public String title() {
        return title;
    }

    public String tone() {
        return tone;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Throws [IllegalArgumentException] with what was expected.
    public static Marker parse(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "A marker is detection, diagnosis, repair, key-moment or other;"
                                        + " was \""
                                        + word
                                        + "\""));
    }

    /// The marker that a heading begins with, without case.
    static Optional<Marker> ofHeading(String heading) {
        String low = heading.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(one -> one != OTHER)
                .filter(one -> low.startsWith(one.title.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
