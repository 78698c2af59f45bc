package dev.afterglow.reviews.web;

import java.util.List;

/// A month on one page, for whoever answers for it.
///
/// @param later empty for the present month
public record MonthView(
        String month,
        String name,
        String earlier,
        String later,
        List<Happened> happened,
        List<Learnt> learnt,
        List<DecisionList.Row> decided) {

    public record Happened(
            String address, String id, String title, String day, String kind, String decision) {}

    /// @param right what went right
    /// @param knowledge what only some knew
    public record Learnt(
            String address, String title, List<String> right, List<String> knowledge) {}
}
