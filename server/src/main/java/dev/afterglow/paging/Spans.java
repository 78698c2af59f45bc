package dev.afterglow.paging;

import java.time.Duration;

/// Durations as configuration files write them: `0m`, `90s`, `5m`, `2h`.
final class Spans {

    private Spans() {}

    static String words(Duration span) {
        long seconds = span.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
