package dev.afterglow.oncall.web;

import dev.afterglow.web.PersonChip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A week of a schedule, drawn: a lane for each person, with their own nights, and one for nobody.
/// Places and widths are percentages of the week.
///
/// @param before the address of the week before; empty when only these days can be seen
/// @param nowAt where the line of now stands; null in another week
public record Lanes(
        String title,
        String span,
        String before,
        String after,
        String zone,
        List<Day> days,
        @Nullable String nowAt,
        List<Lane> lanes) {

    /// The same days under another title, without a way to others.
    Lanes alone(String newTitle) {
        return new Lanes(newTitle, span, "", "", zone, days, nowAt, lanes);
    }

    public record Day(String x, String label, boolean today) {}

    /// @param person null for the lane of nobody
    public record Lane(
            @Nullable PersonChip person, String label, List<Box> nights, List<Bar> bars) {}

    public record Box(String x, String width) {}

    /// @param style a class of the stylesheet: `shift`, `over`, `second`, `away`, `gap`
    /// @param text what is written on it; empty where there is no room
    public record Bar(
            String x, String width, String style, String textStyle, String text, String title) {}
}
