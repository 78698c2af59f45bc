package dev.afterglow.reviews.web;

import dev.afterglow.reviews.Differences;
import java.util.List;

/// What changed between two versions, and the list of all.
public record HistoryView(
        String address,
        String title,
        int from,
        int to,
        List<Differences.Line> lines,
        List<Row> versions) {

    /// @param compare where it is compared with the one before
    public record Row(
            int number, String iso, String time, String author, String note, String compare) {}
}
