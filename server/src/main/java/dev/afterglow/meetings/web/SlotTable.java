package dev.afterglow.meetings.web;

import java.util.List;

/// Slots as the planner sees them: everybody's own hour, shaded by what it costs them.
///
/// @param people in columns
/// @param rows the kindest first; two rows of one group are two sessions
/// @param carried what each has carried in a year, in the order of people
/// @param evenness of what was carried, in words
/// @param ways where there is no slot: what to give up
/// @param sentence what there is to know about these slots
public record SlotTable(
        List<Column> people,
        List<Row> rows,
        List<String> carried,
        String evenness,
        List<String> ways,
        String sentence) {

    public record Column(String name, String place) {}

    /// @param starts ISO instants with commas: what the button sends; empty in a continuation
    /// @param label the start in the reader's zone
    /// @param isTwo whether it is one of two sessions
    public record Row(
            String starts, String label, boolean isTwo, List<Cell> cells, String hardest) {}

    /// @param tone `good`, `key`, `live` or `doubt`
    /// @param cost empty when it is nothing
    public record Cell(String tone, String hour, String cost) {}
}
