package dev.afterglow.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an id of a configured thing may look like.
public final class Slug {

    /// A pattern for HTML forms and for other modules' ids.
    public static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,62}";

    private static final Pattern SLUG = Pattern.compile(PATTERN);

    private Slug() {}

    public static boolean isSlug(String value) {
        return SLUG.matcher(value).matches();
    }

    /// Throws an [IllegalArgumentException] that names the kind and the value.
    public static void check(String kind, String value) {
        if (!isSlug(value)) {
            throw new IllegalArgumentException(
                    "A "
                            + kind
                            + " id is 1 to 63 of a-z, 0-9, dot, underscore and hyphen, "
                            + "beginning with a"
                            + " letter or digit; was \""
                            + value
                            + "\"");
        }
    }

    /// The slug people would expect for a name: `ana-reyes` for "Ana Reyes"; empty if none is left.
    public static String of(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug =
                ascii.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return slug.substring(0, Math.min(63, slug.length()));
    }
}
