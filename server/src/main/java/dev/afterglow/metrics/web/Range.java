package dev.afterglow.metrics.web;

import java.time.Duration;
import java.util.Locale;

/// How much of a metric's past a plot shows.
enum Range {
    HOURS("3 hours", Duration.ofHours(3)),
    DAY("Day", Duration.ofDays(1)),
    WEEK("Week", Duration.ofDays(7)),
    MONTH("Month", Duration.ofDays(30)),
    YEAR("Year", Duration.ofDays(365)),
    YEARS("5 years", Duration.ofDays(1826));

    final String label;
    final Duration length;

    Range(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /// As it stands in an address: `day`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads [#word()]; anything else is a day.
    static Range of(String word) {
        for (Range range : values()) {
            if (range.word().equals(word)) {
                return range;
            }
        }
        return DAY;
    }
}
