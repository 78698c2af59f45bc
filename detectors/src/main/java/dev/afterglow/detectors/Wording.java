package dev.afterglow.detectors;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/// Numbers as people write them in a sentence.
final class Wording {
    private static final MathContext DIGITS = new MathContext(4);

    private Wording() {}

    /// Four significant digits, without an exponent where that stays short: `12,340`, `0.02`,
    /// `1.5E+20`; a real minus.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        BigDecimal short4 = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        boolean plain = value == 0 || (size >= 1e-6 && size < 1e15);
        String text = plain ? grouped(short4) : short4.toString();
        return text.replace('-', '\u2212');
    }

    private static String grouped(BigDecimal value) {
        int decimals = Math.max(0, value.scale());
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /// The largest one or two units: `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`.
    static String duration(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes == 0) {
            return duration.toSeconds() + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return duration.toHours() < 48
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
}
