package dev.afterglow.setup;

import dev.afterglow.people.Slug;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How single values look in files and on the command line. Every method throws
/// [IllegalArgumentException] with what was expected and what came instead.
public final class Texts {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1),
                    "w", Duration.ofDays(7));
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT);
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 10_000;

    private Texts() {}

    /// The id of a configured thing, such as `core-primary`.
    public static String id(String text) {
        Slug.check("configured", text);
        return text;
    }

    /// A line of text for people, without control characters.
    public static String line(String text) {
        boolean plain = text.codePoints().noneMatch(Character::isISOControl);
        if (!plain || text.isBlank() || text.length() > LONGEST_LINE) {
            throw unexpected("one line of 1 to " + LONGEST_LINE + " characters", shortened(text));
        }
        return text.strip();
    }

    /// The same, or nothing.
    public static String lineOrNothing(String text) {
        return text.isBlank() ? "" : line(text);
    }

    /// A text that may have several lines, such as a query.
    public static String text(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw unexpected("1 to " + LONGEST_TEXT + " characters", shortened(text));
        }
        return text;
    }

    /// A time zone by its name, such as `Europe/Lisbon` or `UTC`.
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw unexpected("a time zone such as Europe/Lisbon", text);
        }
    }

    /// A day, such as `2026-03-28`.
    public static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw unexpected("a date such as 2026-03-28", text);
        }
    }

    /// A local time `2026-03-28 18:00`, or a date, which means its 00:00.
    public static LocalDateTime localTime(String text) {
        try {
            return text.length() <= "2026-03-28".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace('T', ' '), LOCAL);
        } catch (DateTimeException wrong) {
            throw unexpected("a time such as \"2026-03-28 18:00\" or a date", text);
        }
    }

    /// An instant: a local time in `zone`, or one with an offset (`2026-03-28T18:00:00Z`). A
    /// local time that is skipped moves forward by the gap; of one that repeats the first counts.
    public static Instant instant(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException local) {
            return localTime(text).atZone(zone).toInstant();
        }
    }

    /// The form of `instant` that [#instant] reads back in `zone`.
    public static String write(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        boolean same = local.atZone(zone).toInstant().equals(instant);
        return same && local.truncatedTo(ChronoUnit.SECONDS).equals(local)
                ? write(local)
                : instant.toString();
    }

    /// The form of `local` that [#localTime] reads back, to the second.
    public static String write(LocalDateTime local) {
        if (local.toLocalTime().toSecondOfDay() == 0) {
            return local.toLocalDate().toString();
        }
        return local.format(
                local.getSecond() == 0
                        ? DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                        : LOCAL);
    }

    /// A length of time such as `90s`, `5m`, `1h30m`, `14d`; not negative.
    public static Duration duration(String text) {
        Matcher part = PART.matcher(text);
        Duration total = Duration.ZERO;
        int reached = 0;
        while (part.find() && part.start() == reached) {
            Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
            total = total.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
            reached = part.end();
        }
        if (reached == 0 || reached != text.length()) {
            throw unexpected("a length of time such as 90s, 5m, 36h or 14d", text);
        }
        return total;
    }

    /// The form of `duration` that [#duration] reads back: one whole number of one unit.
    public static String write(Duration duration) {
        for (String unit : new String[] {"h", "m", "s"}) {
            long size = UNITS.getOrDefault(unit, Duration.ZERO).toMillis();
            if (duration.toMillis() % size == 0 && (duration.isPositive() || unit.equals("m"))) {
                return duration.toMillis() / size + unit;
            }
        }
        return duration.toMillis() + "ms";
    }

    /// A length of time within limits, both included.
    public static Function<String, Duration> duration(Duration least, Duration most) {
        return text -> {
            Duration duration = duration(text);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw unexpected(write(least) + " to " + write(most), text);
            }
            return duration;
        };
    }

    /// A whole number within limits, both included.
    public static Function<String, Integer> count(int least, int most) {
        return text -> {
            if (text.matches("-?\\d{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw unexpected("a whole number, " + least + " to " + most, text);
        };
    }

    /// A number that is not negative, such as `0.5`.
    public static BigDecimal amount(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw unexpected("a number such as 1 or 0.5", text);
        }
        return new BigDecimal(text).stripTrailingZeros();
    }

    /// `true` or `false`.
    public static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw unexpected("true or false", text);
        };
    }

    /// One of the constants, in small letters with hyphens.
    public static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
        return text ->
                Arrays.stream(type.getEnumConstants())
                        .filter(constant -> write(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() ->
                                unexpected(
                                        Arrays.stream(type.getEnumConstants())
                                                .map(Texts::write)
                                                .collect(Collectors.joining(", ", "one of ", "")),
                                        text));
    }

    /// The form of a constant that [#choice] reads back.
    public static String write(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A text of a pattern, described by `expected`.
    static String matching(Pattern pattern, String expected, String text) {
        if (!pattern.matcher(text).matches()) {
            throw unexpected(expected, text);
        }
        return text;
    }

    /// `expected …, not "…"`.
    static IllegalArgumentException unexpected(String expected, String text) {
        return new IllegalArgumentException("expected " + expected + ", not \"" + text + "\"");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
