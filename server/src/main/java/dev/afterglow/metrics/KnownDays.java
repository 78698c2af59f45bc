package dev.afterglow.metrics;

import dev.afterglow.detectors.KnownEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Known events as people type them, one a line: `2026-12-25 like-sunday Christmas` is that day,
/// `2026-12-24 to 2026-12-27 like-sunday Christmas` are three (the last is the first day after it),
/// and `2026-07-19 21:00 to 2026-07-19 23:30 expected Final` are hours. Times are those of the
/// metric's zone.
public final class KnownDays {

    private static final String TIME = "(\\d{4}-\\d\\d-\\d\\d(?:[ T]\\d\\d:\\d\\d\\S*)?)";
    private static final Pattern LINE =
            Pattern.compile(TIME + "(?:\\s+to\\s+" + TIME + ")?\\s+(\\S+)\\s+(\\S.*)");
    private static final int LONGEST_NAME = 120;

    private KnownDays() {}

    /// Reads lines; empty ones are skipped.
    ///
    /// @throws IllegalArgumentException naming the line, what stood there and what was expected
    public static List<KnownEvent> parse(String text, ZoneId zone) {
        List<KnownEvent> events = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty()) {
                events.add(event(line, number, zone));
            }
        }
        return events;
    }

    private static KnownEvent event(String line, int number, ZoneId zone) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "Line %d, “%s”, must be like 2026-12-25 like-sunday Christmas"
                            .formatted(number, line));
        }
        try {
            LocalDateTime from = time(parts.group(1));
            LocalDateTime to = parts.group(2) == null ? from.plusDays(1) : time(parts.group(2));
            return new KnownEvent(
                    shortened(parts.group(4)),
                    millis(from, zone),
                    millis(to, zone),
                    effect(parts.group(3)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Line %d: %s".formatted(number, e.getMessage()), e);
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static LocalDateTime time(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static long millis(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant().toEpochMilli();
    }

    /// An effect by its word: `like-sunday` or `expected`.
    public static KnownEvent.Effect effect(String word) {
        for (KnownEvent.Effect effect : KnownEvent.Effect.values()) {
            if (word(effect).equals(word)) {
                return effect;
            }
        }
        throw new IllegalArgumentException(
                ("“%s” must be like-sunday (people behave as on a Sunday)"
                                + " or expected (it will be odd on purpose)")
                        .formatted(word));
    }

    public static String word(KnownEvent.Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What [#parse] reads back, one line each.
    public static String text(List<KnownEvent> events, ZoneId zone) {
        return events.stream().map(event -> line(event, zone)).collect(Collectors.joining("\n"));
    }

    private static String line(KnownEvent event, ZoneId zone) {
        LocalDateTime from = local(event.from(), zone);
        LocalDateTime to = local(event.to(), zone);
        boolean oneDay =
                from.toLocalTime().equals(LocalTime.MIDNIGHT) && to.equals(from.plusDays(1));
        return shown(from)
                + (oneDay ? "" : " to " + shown(to))
                + " "
                + word(event.effect())
                + " "
                + event.name();
    }

    private static LocalDateTime local(long epochMillis, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), zone);
    }

    private static String shown(LocalDateTime time) {
        boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? time.toLocalDate().toString() : time.toString().replace('T', ' ');
    }
}
