package dev.afterglow.reviews.web;

import dev.afterglow.reviews.Decisions;
import java.util.List;

/// What was decided in a year, and which decisions paid.
public record DecisionList(
        List<Decisions.Fared> fared, List<Row> waiting, List<Row> made, int total) {

    public record Row(
            String address,
            String id,
            String title,
            String deserves,
            String reason,
            String day,
            int hours) {}
}
