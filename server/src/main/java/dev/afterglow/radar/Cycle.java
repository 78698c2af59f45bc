package dev.afterglow.radar;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;

/// A round: worries are stored with it and with no finer time.
public record Cycle(long id, Instant opensAt, Instant closesAt, boolean isClosed) {

    /// `Nov 2026`, `Oct and Nov 2026` or `Oct to Dec 2026`.
    public String label() {
        YearMonth first = month(opensAt);
        YearMonth last = month(closesAt.minusSeconds(1));
        if (last.isBefore(first) || last.equals(first)) {
            return name(first) + " " + first.getYear();
        }
        String start = first.getYear() == last.getYear() ? "" : " " + first.getYear();
        String between = first.plusMonths(1).equals(last) ? " and " : " to ";
        return name(first) + start + between + name(last) + " " + last.getYear();
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    private static String name(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.SHORT, Locale.US);
    }
}
