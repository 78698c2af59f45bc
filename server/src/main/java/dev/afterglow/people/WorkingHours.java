package dev.afterglow.people;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When somebody works by the wall clock: `mon-fri 09:00-17:30`; several windows with commas, as in
/// `mon-thu 09:00-12:30, mon-thu 13:30-17:30, fri 09:00-13:00`.
///
/// A window belongs to the day on which it starts: Friday's `22:00-06:00` ends on Saturday at
/// 06:00. `24:00` is the end of the day. No window at all means that no hours were stated.
public record WorkingHours(List<Window> windows) {

    /// Nobody said when.
    public static final WorkingHours UNSTATED = new WorkingHours(List.of());

    private static final int MOST_WINDOWS = 20;
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern TIMED =
            Pattern.compile("(\\S+)\\s+(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");

    public WorkingHours {
        windows = List.copyOf(windows);
        if (windows.size() > MOST_WINDOWS) {
            throw new IllegalArgumentException(
                    "Working hours have at most "
                            + MOST_WINDOWS
                            + " windows, not "
                            + windows.size());
        }
    }

    /// One window on some days of the week.
    ///
    /// @param to not after `from` means on the next day; midnight is the end of the day
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        public Window {
            days = Set.copyOf(days);
        }

        /// Whether it ends on the day after the one it starts on (midnight itself counts).
        public boolean endsNextDay() {
            return !to.isAfter(from);
        }

        boolean contains(LocalDateTime at) {
            LocalTime time = at.toLocalTime();
            DayOfWeek day = at.getDayOfWeek();
            if (!endsNextDay()) {
                return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
            }
            return (days.contains(day) && !time.isBefore(from))
                    || (days.contains(day.minus(1)) && time.isBefore(to));
        }

        @Override
        public String toString() {
            String end = to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString();
            return daysInWords(days) + " " + from + "-" + end;
        }
    }

    /// Whether somebody with these hours works at this local time.
    public boolean contains(LocalDateTime at) {
        return windows.stream().anyMatch(window -> window.contains(at));
    }

    public boolean isStated() {
        return !windows.isEmpty();
    }

    /// Reads the form above; an empty text is [#UNSTATED]. Throws an [IllegalArgumentException]
    /// that names the piece it did not understand.
    public static WorkingHours parse(String text) {
        List<Window> windows = new ArrayList<>();
        StringBuilder daysSoFar = new StringBuilder();
        for (String piece : text.toLowerCase(Locale.ROOT).split("[,;]", MOST_WINDOWS * 8)) {
            String trimmed = piece.strip();
            Matcher timed = TIMED.matcher(trimmed);
            if (timed.matches()) {
                windows.add(
                        window(daysSoFar + timed.group(1), timed.group(2), timed.group(3), text));
                daysSoFar.setLength(0);
            } else if (!trimmed.isEmpty()) {
                daysSoFar.append(trimmed).append(',');
            }
        }
        if (!daysSoFar.isEmpty()) {
            throw misread(daysSoFar.substring(0, daysSoFar.length() - 1), text);
        }
        return new WorkingHours(windows);
    }

    @Override
    public String toString() {
        return String.join(", ", windows.stream().map(Window::toString).toList());
    }

    private static Window window(String days, String from, String to, String text) {
        Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
        for (String range : days.split(",", -1)) {
            String[] ends = range.strip().split("-", -1);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                throw misread(range, text);
            }
            for (int day = first; day != (last + 1) % 7 || set.isEmpty(); day = (day + 1) % 7) {
                set.add(DayOfWeek.of(day + 1));
            }
        }
        LocalTime start = time(from, text);
        LocalTime end = to.equals("24:00") ? LocalTime.MIDNIGHT : time(to, text);
        if (start.equals(end) && !start.equals(LocalTime.MIDNIGHT)) {
            throw misread(from + "-" + to, text);
        }
        return new Window(set, start, end);
    }

    private static LocalTime time(String text, String whole) {
        String[] parts = text.split(":", 2);
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        if (hour > 23 || minute > 59) {
            throw misread(text, whole);
        }
        return LocalTime.of(hour, minute);
    }

    private static IllegalArgumentException misread(String piece, String text) {
        return new IllegalArgumentException(
                "Working hours look like \"mon-fri 09:00-17:30\"; did not understand \""
                        + piece
                        + "\" in \""
                        + text
                        + "\"");
    }

    private static String daysInWords(Set<DayOfWeek> days) {
        List<String> ranges = new ArrayList<>();
        int day = 1;
        while (day <= 7) {
            int last = day;
            while (last <= 7 && days.contains(DayOfWeek.of(last))) {
                last++;
            }
            if (last > day) {
                String first = DAYS.get(day - 1);
                ranges.add(last - day == 1 ? first : first + "-" + DAYS.get(last - 2));
            }
            day = last + 1;
        }
        return String.join(",", ranges);
    }
}
