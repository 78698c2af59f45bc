package dev.afterglow.paging.web;

import java.util.List;

/// The pages of the reader, and all that are open.
public record PageListPage(List<Row> mine, List<Row> open) {

    /// @param tone a `data-tone` of the style sheet
    public record Row(
            String address,
            String headline,
            String service,
            String severity,
            String tone,
            String state,
            String sinceIso,
            String since,
            String because) {}
}
