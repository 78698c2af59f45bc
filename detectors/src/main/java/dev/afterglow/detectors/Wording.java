package dev.afterglow.detectors;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as people write them in a sentence.
final class Wording {
    private static final MathContext DIGITS = new MathContext(4);

    private Wording() {}

    /// Four significant digits, without an exponent where that stays short: `1234`, `0.02`, `1.5E+20`.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        BigDecimal short4 = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        boolean plain = value == 0 || (size >= 1e-6 && size < 1e15);
        return plain ? short4.toPlainString() : short4.toString();
    }
}
