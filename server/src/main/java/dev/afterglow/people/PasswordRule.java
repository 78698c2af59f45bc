package dev.afterglow.people;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What a password must be like: long. NIST SP 800-63B (2025), section 3.1.1: length counts, rules
/// of composition do not.
final class PasswordRule {

    static final int SHORTEST = 12;

    /// What bcrypt can hold (Provos and Mazieres, 1999): 72 bytes.
    static final int LONGEST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 5;

    private PasswordRule() {}

    /// What is wrong with it, in a sentence.
    static Optional<String> problem(String password, String email) {
        if (password.length() < SHORTEST) {
            return Optional.of(
                    "A password has at least 12 characters; this one has "
                            + password.length()
                            + ".");
        }
        if (bytes(password) > LONGEST_BYTES) {
            return Optional.of(
                    "A password has at most 72 characters, fewer with accents or emoji.");
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of(
                    "This password repeats a few characters; use at least five different.");
        }
        if (!email.isEmpty() && password.toLowerCase(Locale.ROOT).contains(Email.normal(email))) {
            return Optional.of("The e-mail address is the first password anybody would try.");
        }
        return Optional.empty();
    }

    static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
