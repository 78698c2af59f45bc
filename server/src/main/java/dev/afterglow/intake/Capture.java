package dev.afterglow.intake;

import java.time.Instant;

/// A message as it came in, and what became of it.
///
/// @param format `alertmanager`, `pagerduty`, …
/// @param status what was answered
/// @param became in words, e.g. `2 opened, 1 repeated` or the mistake
/// @param body at most 32,768 characters, without the integration's key
public record Capture(
        IntegrationId integration,
        Instant at,
        String format,
        int status,
        String became,
        String body) {

    static final int BODY_LIMIT = 32_768;
    static final int BECAME_LIMIT = 2_000;

    public Capture {
        body = bounded(body, BODY_LIMIT);
        became = bounded(became, BECAME_LIMIT);
    }

    private static String bounded(String text, int limit) {
        String cut = text.length() <= limit ? text : text.substring(0, limit);
        return cut.replace('\u0000', '\uFFFD');
    }
}
