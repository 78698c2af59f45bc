package dev.afterglow.home.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to know before a service is changed.
///
/// @param view null until a service is named
public record PushPage(
        String service, String plan, List<FoundPage.Choice> services, @Nullable View view) {

    public record View(
            String name,
            String address,
            String heading,
            List<Line> dependants,
            String further,
            List<Line> open,
            List<Line> headsUps,
            List<Line> worries,
            List<Line> learnt,
            List<Earlier> changes) {}

    /// @param iso empty where there is no time
    public record Line(String words, String address, String note, String iso, String time) {}

    /// @param after incidents declared within a day
    public record Earlier(String summary, String iso, String time, List<Line> after) {}
}
