package dev.afterglow.home.web;

import dev.afterglow.metrics.MetricCard;
import dev.afterglow.web.ComingUp;
import dev.afterglow.web.PersonChip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is true now.
///
/// @param headline the sentence of the page
/// @param first the metric shown large: one outside its band, else the first; null without metrics
/// @param others the rest of the key metrics
/// @param open incidents that are not closed
/// @param coming what later modules announce: the next review, the next radar
public record NowPage(
        String headline,
        String lead,
        @Nullable MetricCard first,
        List<MetricCard> others,
        List<OpenIncident> open,
        List<OnCallRow> onCall,
        List<ComingUp.Card> coming,
        @Nullable String incident,
        @Nullable String deviation) {

    /// @param tone of the badge
    public record OpenIncident(
            String id, String address, String title, String badge, String tone, String note) {}

    /// @param people empty for a gap, which is said
    public record OnCallRow(String schedule, List<PersonChip> people) {}
}
