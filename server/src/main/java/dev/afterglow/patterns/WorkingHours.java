package dev.afterglow.patterns;

import dev.afterglow.patterns.Csv.Cell;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stated hours such as `mon-fri 09:00-17:30`; days are not needed here, empty is nine to five.
///
/// @param begins first minute
/// @param ends first minute after
record WorkingHours(LocalTime begins, LocalTime ends) {

    private static final Pattern HOURS =
            Pattern.compile("(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");

    static WorkingHours parse(Cell cell) {
        if (cell.isEmpty()) {
            return new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));
        }
        Matcher matcher = HOURS.matcher(cell.text());
        if (!matcher.find()) {
            throw cell.not("hours such as mon-fri 09:00-17:30");
        }
        try {
            return new WorkingHours(time(matcher.group(1)), time(matcher.group(2)));
        } catch (DateTimeException wrong) {
            throw cell.not("hours such as mon-fri 09:00-17:30");
        }
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }
}
