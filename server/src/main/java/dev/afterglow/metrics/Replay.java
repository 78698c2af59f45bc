package dev.afterglow.metrics;

import java.time.Instant;
import java.util.List;

/// What a metric would have paged for in the past, for several budgets.
///
/// @param from since when it could judge
/// @param to until when
/// @param settings ascending by budget
public record Replay(Instant from, Instant to, List<Setting> settings) {

    public Replay {
        settings = List.copyOf(settings);
    }

    /// One budget and the deviations it would have paged for.
    ///
    /// @param pages when each would have been opened, ascending; at most [#MOST_PAGES]
    /// @param total how many there would have been
    public record Setting(double pagesPerMonth, List<Instant> pages, int total) {
        public Setting {
            pages = List.copyOf(pages);
        }
    }

    static final int MOST_PAGES = 50;

    /// The setting whose budget is nearest to one.
    public Setting nearest(double pagesPerMonth) {
        Setting nearest = settings.getFirst();
        for (Setting setting : settings) {
            double distance = Math.abs(Math.log(setting.pagesPerMonth() / pagesPerMonth));
            if (distance < Math.abs(Math.log(nearest.pagesPerMonth() / pagesPerMonth))) {
                nearest = setting;
            }
        }
        return nearest;
    }
}
