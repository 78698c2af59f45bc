package dev.afterglow.experiments;

import dev.afterglow.metrics.MetricId;
import dev.afterglow.services.ServiceId;
import java.util.List;

/// An experiment as somebody writes it.
///
/// @param file in the Chaos Toolkit's format
/// @param service whose team must agree, and which is its target
/// @param percent the most of that service's traffic or instances that it touches
/// @param mostMinutes it is stopped after so long
/// @param metrics key metrics whose deviation stops it
/// @param changeOfMind what would change our mind
public record Draft(
        String file,
        ServiceId service,
        int percent,
        int mostMinutes,
        List<MetricId> metrics,
        Source source,
        String changeOfMind) {

    static final int LONGEST_FILE = 200_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_METRICS = 20;

    public Draft {
        metrics = metrics.stream().distinct().toList();
        if (file.length() > LONGEST_FILE) {
            throw new IllegalArgumentException(
                    "An experiment's file has at most 200,000 characters, was " + file.length());
        }
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("It touches 1 to 100 %, was " + percent);
        }
        if (mostMinutes < 1 || mostMinutes > 240) {
            throw new IllegalArgumentException("It lasts 1 to 240 minutes, was " + mostMinutes);
        }
        if (metrics.isEmpty() || metrics.size() > MOST_METRICS) {
            throw new IllegalArgumentException(
                    "Name 1 to 20 key metrics whose deviation stops it, was " + metrics.size());
        }
        if (changeOfMind.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "What would change our mind has at most 2,000 characters, was "
                            + changeOfMind.length());
        }
    }
}
