package dev.afterglow.cli;

import dev.afterglow.detectors.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;

/// One row of the answer of `detect`.
final class DetectedRow {
    private static final MathContext DIGITS = new MathContext(7);
    private static final MathContext SCORE_DIGITS = new MathContext(5);

    private DetectedRow() {}

    /// `timestamp,value,expected,low,high,score,deviating`, with a line end. Of a missing value
    /// only the
    /// timestamp is filled, and deviating is 0.
    static String text(SampleRows.Row row, Verdict verdict) {
        if (Double.isNaN(row.value())) {
            return row.timestamp() + ",,,,,,0\n";
        }
        return String.join(
                ",",
                row.timestamp(),
                row.text(),
                number(verdict.expected(), DIGITS),
                number(verdict.low(), DIGITS),
                number(verdict.high(), DIGITS),
                number(verdict.score(), SCORE_DIGITS),
                (verdict.isDeviating() ? "1" : "0") + "\n");
    }

    /// Empty when not known.
    private static String number(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-9 && size < 1e15 ? rounded.toPlainString() : rounded.toString();
    }
}
