package dev.afterglow.reviews.web;

import java.util.List;

/// The place where stories are found.
///
/// @param waiting incidents that nothing was decided about
/// @param older where the list of published ones goes on; empty at its end
/// @param yearAgo stories told about this day a year ago
public record ReviewList(
        List<Row> waiting,
        List<Row> underWay,
        List<Row> meetings,
        List<Row> published,
        String older,
        List<Row> yearAgo) {

    public record Row(
            String address, String id, String title, String when, String badge, String more) {}
}
