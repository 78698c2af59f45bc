package dev.afterglow.people;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Hours that recur each week in local time, such as `mon-fri 22:00-06:00`.
///
/// A window belongs to the day on which it starts: Friday's 22:00-06:00 ends on Saturday, and the
/// first hours of Monday are outside it. A local time that daylight saving skips moves forward by
/// the skipped hour; of one that comes twice the first counts. Somebody's working hours, the
/// hours of a layer on call and a night's sleep are all written like this.
public record WeeklyHours(List<Window> windows) {

    /// One time of day on some days of the week. An `end` at or before `start` is on the next
    /// day, so equal times are a whole day.
    public record Window(Set<DayOfWeek> days, LocalTime start, LocalTime end) {

        public Window {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("a window needs at least one day");
            }
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        /// The local start of the window that belongs to `date`, earlier by `margin` as far as
        /// that is the same day.
        LocalDateTime startOn(LocalDate date, Duration margin) {
            LocalDateTime wide = date.atTime(start).minus(margin);
            LocalDateTime dayBreak = date.atStartOfDay();
            return wide.isBefore(dayBreak) ? dayBreak : wide;
        }

        /// The local end of the window that belongs to `date`, on that day or the next, later by
        /// `margin` as far as that is the same day.
        LocalDateTime endOn(LocalDate date, Duration margin) {
            LocalDateTime close = (end.isAfter(start) ? date : date.plusDays(1)).atTime(end);
            LocalDateTime wide = close.plus(margin);
            LocalDateTime dayEnd = close.minusNanos(1).toLocalDate().plusDays(1).atStartOfDay();
            return wide.isAfter(dayEnd) ? dayEnd : wide;
        }
    }

    /// A stretch of time [from, to).
    public record Span(Instant from, Instant to) {}

    /// Dates further back than this cannot reach an instant: a window lasts a day at most, and
    /// the largest hole that a change of zone rules ever tore is a day.
    private static final int DAYS_BACK = 2;

    public WeeklyHours {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("hours need at least one window");
        }
    }

    /// Reads `DAYS FROM-TO`, several of them with commas between: `mon-fri 09:00-12:00,
    /// sat,sun 10:00-24:00`. Without days it is every day; a range without days of its own
    /// keeps those before it. Throws [IllegalArgumentException] with what was expected.
    public static WeeklyHours parse(String text) {
        return HoursText.parse(text);
    }

    /// The same, and nothing when nobody stated any: of a text without words.
    public static Optional<WeeklyHours> parseIfStated(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(parse(text));
    }

    /// The stretches within [from, to), sorted, apart from each other; may be empty.
    /// Costs a few hundred nanoseconds a day.
    public List<Span> spans(ZoneId zone, Instant from, Instant to) {
        return spansWidened(Duration.ZERO, zone, from, to);
    }

    /// As [#spans], each window begun earlier and ended later by `margin` of local time, though
    /// not beyond the days that it touches.
    public List<Span> spansWidened(Duration margin, ZoneId zone, Instant from, Instant to) {
        LocalDate first = from.atZone(zone).toLocalDate().minusDays(DAYS_BACK);
        LocalDate last = to.atZone(zone).toLocalDate().plusDays(1);
        List<Span> found = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (Window window : windows) {
                if (window.days().contains(date.getDayOfWeek())) {
                    Instant start = later(from, instant(window.startOn(date, margin), zone));
                    Instant end = earlier(to, instant(window.endOn(date, margin), zone));
                    if (start.isBefore(end)) {
                        found.add(new Span(start, end));
                    }
                }
            }
        }
        found.sort(Comparator.comparing(Span::from));
        return joined(found);
    }

    /// Whether `at` lies in one of the windows.
    public boolean contains(ZoneId zone, Instant at) {
        return !spans(zone, at, at.plusNanos(1)).isEmpty();
    }

    /// The form that [#parse] reads.
    @Override
    public String toString() {
        return windows.stream().map(HoursText::write).collect(Collectors.joining(", "));
    }

    private static List<Span> joined(List<Span> sorted) {
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            Span last = joined.isEmpty() ? span : joined.removeLast();
            if (span.from().isAfter(last.to())) {
                joined.add(last);
                joined.add(span);
            } else {
                joined.add(new Span(last.from(), later(last.to(), span.to())));
            }
        }
        return List.copyOf(joined);
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        return ZonedDateTime.of(local, zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /// The textual form.
    private static final class HoursText {

        private static final List<String> DAYS =
                List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        private static final int MOST_WINDOWS = 50;

        static WeeklyHours parse(String text) {
            List<Window> windows = new ArrayList<>();
            Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
            boolean open = true;
            String close = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*-\\s*", "-");
            for (String word : close.split("[\\s,;]+", -1)) {
                if (word.contains(":")) {
                    windows.add(window(days, word, text));
                    open = true;
                } else {
                    if (open) {
                        days = EnumSet.noneOf(DayOfWeek.class);
                    }
                    open = false;
                    days.addAll(days(word, text));
                }
            }
            if (!open || windows.size() > MOST_WINDOWS) {
                throw refused(text);
            }
            return new WeeklyHours(windows);
        }

        private static Window window(Set<DayOfWeek> days, String word, String text) {
            String[] ends = word.split("-", -1);
            if (ends.length != 2) {
                throw refused(text);
            }
            LocalTime end = ends[1].equals("24:00") ? LocalTime.MIDNIGHT : time(ends[1], text);
            return new Window(days, time(ends[0], text), end);
        }

        private static LocalTime time(String word, String text) {
            if (!word.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
                throw refused(text);
            }
            return LocalTime.parse(word.length() == "9:00".length() ? "0" + word : word);
        }

        private static Set<DayOfWeek> days(String word, String text) {
            String[] ends = word.split("-", -1);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                throw refused(text);
            }
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(last + 1));
            for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
                days.add(DayOfWeek.of(day + 1));
            }
            return days;
        }

        static String write(Window window) {
            String end = window.end().equals(LocalTime.MIDNIGHT) ? "24:00" : "" + window.end();
            return write(window.days()) + " " + window.start() + "-" + end;
        }

        private static String write(Set<DayOfWeek> days) {
            List<DayOfWeek> sorted = List.copyOf(days);
            int count = sorted.size();
            int spread = sorted.getLast().getValue() - sorted.getFirst().getValue() + 1;
            if (count > 2 && spread == count) {
                return name(sorted.getFirst()) + "-" + name(sorted.getLast());
            }
            return sorted.stream().map(HoursText::name).collect(Collectors.joining(","));
        }

        private static String name(DayOfWeek day) {
            return DAYS.get(day.getValue() - 1);
        }

        private static IllegalArgumentException refused(String text) {
            return new IllegalArgumentException(
                    "expected hours such as \"mon-fri 22:00-06:00\", not \"" + text + "\"");
        }
    }
}
