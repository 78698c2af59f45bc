package dev.afterglow.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers in words: at most three digits that matter, a real minus, a space before the per cent.
public final class Numbers {

    private static final String MINUS = "\u2212";
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.UK);

    private Numbers() {}

    /// `12,340`, `0.21`, `2.9 million`; infinite or not a number reads "unknown".
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        double size = Math.abs(value);
        if (size >= 1e9) {
            return threeDigits(value / 1e9) + " billion";
        }
        if (size >= 1e6) {
            return threeDigits(value / 1e6) + " million";
        }
        return size >= 100
                ? signed(new DecimalFormat("#,##0", SYMBOLS).format(value))
                : threeDigits(value);
    }

    /// A large number that is only an estimate, with three digits that matter: `571,000`.
    public static String estimate(double value) {
        return Math.abs(value) < 1e6 ? threeDigits(value) : number(value);
    }

    /// A share as a signed change, `−10.6 %` for -0.106; plus is written for a rise.
    public static String change(double share) {
        if (!Double.isFinite(share)) {
            return "unknown";
        }
        String text = new DecimalFormat("0.0", SYMBOLS).format(share * 100);
        return (share > 0 ? "+" : "") + signed(text) + " %";
    }

    /// `88 %` for 0.88.
    public static String percent(double share) {
        return Double.isFinite(share) ? threeDigits(share * 100) + " %" : "unknown";
    }

    private static String threeDigits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
        return signed(new DecimalFormat("#,##0.###", SYMBOLS).format(rounded));
    }

    private static String signed(String text) {
        return text.startsWith("-") ? MINUS + text.substring(1) : text;
    }
}
