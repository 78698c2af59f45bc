package dev.afterglow.experiments;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Days on which nothing is broken on purpose: `2026-12-24/2027-01-02`, both included, or one day.
record Freeze(LocalDate from, LocalDate to) {

    Freeze {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A freeze ends on its first day or later, was %s/%s".formatted(from, to));
        }
    }

    /// @throws IllegalArgumentException saying what was expected
    static Freeze parse(String text) {
        String[] days = text.strip().split("/", 2);
        try {
            LocalDate first = LocalDate.parse(days[0].strip());
            return new Freeze(first, days.length == 1 ? first : LocalDate.parse(days[1].strip()));
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(
                    "A freeze is like 2026-11-27 or 2026-12-24/2027-01-02, was '" + text + "'",
                    none);
        }
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
