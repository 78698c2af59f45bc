package dev.afterglow.story;

import dev.afterglow.testing.DurablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A company in which each [Cut] has a metric that was told for half an hour, and a person who is
/// mailed when it falls.
final class CutTown {

    static final String KEY = "0123456789abcdef";

    private static final Duration TOLD = Duration.ofMinutes(27);

    private static final String PAST =
            """
            -- What was told of these series, a sample each second? It has yet to be read.
            with series as (
                insert into metrics.pushed_series (key, name, labels)
                select ?, name, '{}'
                from unnest(?) as name
                returning id),
            points as (
                insert into metrics.pushed_point (series, at, value, delta)
                select id, at, 1000 * (0.97 + 0.06 * random()), false
                from series
                cross join generate_series(?, ?, interval '1 second') as at)
            update metrics.watch
            set read_until = ?
            """;

    private CutTown() {}

    /// Tells the past up to a full second, that one included, so that the story need not last it.
    static void tellPast(List<Cut> cuts, DurablePostgres postgres, Instant until)
            throws SQLException {
        OffsetDateTime since = OffsetDateTime.ofInstant(until.minus(TOLD), ZoneOffset.UTC);
        try (Connection connection = postgres.connect();
                PreparedStatement past = connection.prepareStatement(PAST)) {
            past.setString(1, KEY);
            past.setArray(
                    2, connection.createArrayOf("text", cuts.stream().map(Cut::series).toArray()));
            past.setObject(3, since);
            past.setObject(4, OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
            past.setObject(5, since);
            past.executeUpdate();
        }
    }

    static String yaml(List<Cut> cuts) {
        List<String> lines = new ArrayList<>(List.of("people:"));
        for (Cut cut : cuts) {
            lines.add(
                    "  - {id: person-%1$d, name: Person %1$d, email: %2$s, zone: UTC}"
                            .formatted(cut.number(), cut.address()));
        }
        lines.add("policies:");
        for (Cut cut : cuts) {
            lines.add(
                    "  - {id: policy-%1$d, steps: [{after: 0m, notify: [{person: person-%1$d}]}]}"
                            .formatted(cut.number()));
        }
        lines.add("services:");
        for (Cut cut : cuts) {
            lines.add(
                    "  - {id: service-%1$d, name: Service %1$d, policy: policy-%1$d}"
                            .formatted(cut.number()));
        }
        lines.add("metrics:");
        for (Cut cut : cuts) {
            lines.add(
                    """
                      - id: metric-%1$d
                        name: Starts %1$d
                        unit: starts/s
                        harm: drop
                        pages_per_month: 100
                        service: service-%1$d
                        source: {received: %3$s, key: %2$s, step: 1s}
                    """
                            .formatted(cut.number(), KEY, cut.series())
                            .stripTrailing());
        }
        return String.join("\n", lines) + "\n";
    }
}
