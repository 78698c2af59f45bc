package dev.afterglow.people;

import java.util.Locale;
import java.util.regex.Pattern;

/// What passes for an e-mail address: something, an at sign, a host; no spaces.
final class Email {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+");

    private Email() {}

    static boolean isAddress(String text) {
        return text.length() <= Person.LONGEST && ADDRESS.matcher(text).matches();
    }

    /// Two addresses that differ only by case are one person's.
    static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
