package dev.afterglow.radar;

import java.security.SecureRandom;
import java.util.Locale;

/// What an unlinkable thread is found again with: 20 letters and digits in fives, 100 random bits.
///
/// It is made by whoever hands in; only its digest is stored.
public record Receipt(String code) {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 20;

    public Receipt {
        code = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (code.length() != LENGTH || !code.chars().allMatch(each -> LETTERS.indexOf(each) >= 0)) {
            throw new IllegalArgumentException(
                    "A receipt has four groups of five letters and digits, such as"
                            + " 7k2mq-x0v4d-9trwn-c3hsa.");
        }
    }

    public static Receipt random(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Receipt(code.toString());
    }

    String digest() {
        return Digests.of(code);
    }
}
