package dev.afterglow.paging.web;

import java.util.List;

/// How the reader wants to be paged.
///
/// @param errors sentences about what was entered; empty when it was kept or is shown first
/// @param isKept whether it was kept just now
public record RulesPage(
        List<Urgency> urgencies,
        List<Way> ways,
        String quietFrom,
        String quietTo,
        String zone,
        List<String> errors,
        boolean isKept) {

    /// The rules of one urgency.
    ///
    /// @param word `high` or `low`, part of the names of its fields
    public record Urgency(String word, String title, String means, List<Row> rows) {}

    /// One rule of the form; an empty one has no minutes and no way.
    public record Row(int number, String minutes, String way) {}

    /// A way to be told, by the value that the form sends.
    public record Way(String value, String words) {}
}
