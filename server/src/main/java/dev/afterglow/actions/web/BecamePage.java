package dev.afterglow.actions.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of the actions of a year, arrived at by counting.
///
/// @param lead how many there are
/// @param ends how the discretionary space ended, with what is still open
/// @param lostNote how many say what they lost to
/// @param brier a sentence about all forecasts; empty without any
/// @param open how long they stay open; null when there is nothing to draw
public record BecamePage(
        String lead,
        List<Point> points,
        String pointsNote,
        List<Share> ends,
        String endsNote,
        List<Lost> lost,
        String lostNote,
        List<Band> bands,
        String brier,
        @Nullable Open open,
        List<EndLine> endLines,
        List<Automation> automations,
        String automationNote,
        List<Link> inIncidents) {

    /// @param x across, as an attribute of SVG: "13.8%"
    /// @param y down, in pixels
    /// @param shape `circle`, `ring`, `diamond` or `empty-diamond`
    /// @param label drawn beside it; empty for most
    public record Point(
            String address,
            String title,
            String x,
            int y,
            String shape,
            String tone,
            String label) {}

    /// @param width of the bar: "82%"
    /// @param interval 95 %, such as `22 to 41 %`; empty where nothing ended so
    public record Share(String words, String percent, String interval, String width, String tone) {}

    /// How a share grew: a path in the same box as [Open].
    public record EndLine(String words, String tone, String path) {}

    public record Lost(String to, String times) {}

    /// @param low and the others are places on a line of 0 to 100 %: "76%"
    public record Band(
            String words, String actions, String said, String was, String low, String high) {}

    /// Paths in a box of 1000 by 188, of which the upper 18.8 are above 100 %.
    public record Open(
            String area, String discretionary, String atOnce, String words, String note) {}

    public record Automation(
            String title,
            String address,
            String from,
            String surprise,
            String skill,
            String stop,
            String lookAgain) {}

    public record Link(String label, String address) {}
}
