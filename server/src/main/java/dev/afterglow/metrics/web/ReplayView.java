package dev.afterglow.metrics.web;

import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Feedback;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.Replay;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a metric would have paged for, and what its pages were worth so far.
///
/// @param sentence says whether it is ready, and what the chosen budget would have done
/// @param chosen position of the slider
/// @param last the greatest position; -1 when there is nothing to choose
/// @param budget the chosen budget as a number for the form
/// @param isPresent whether the chosen budget is the metric's own
/// @param pages the times at which it would have paged, the newest first
/// @param report what people said of real deviations
public record ReplayView(
        String id,
        String sentence,
        int chosen,
        int last,
        String budget,
        boolean isPresent,
        List<Setting> settings,
        List<Moment> pages,
        String report,
        boolean on) {

    private static final int SHOWN = 12;

    public ReplayView {
        settings = List.copyOf(settings);
        pages = List.copyOf(pages);
    }

    /// A budget in one line.
    public record Setting(String budget, String pages, boolean chosen) {}

    public record Moment(String iso, String time) {}

    /// Nothing can be replayed yet.
    static ReplayView none(KeyMetric metric, String why) {
        return new ReplayView(
                metric.id().value(),
                why,
                0,
                -1,
                "",
                true,
                List.of(),
                List.of(),
                "",
                metric.pages());
    }

    /// @param position of the slider; outside the settings the metric's own budget is taken
    static ReplayView of(KeyMetric metric, Replay replay, int position, Said said) {
        Replay.Setting own = replay.nearest(metric.pagesPerMonth());
        boolean given = position >= 0 && position < replay.settings().size();
        Replay.Setting chosen = given ? replay.settings().get(position) : own;
        return new ReplayView(
                metric.id().value(),
                sentence(replay, chosen),
                replay.settings().indexOf(chosen),
                replay.settings().size() - 1,
                String.valueOf(chosen.pagesPerMonth()),
                chosen.pagesPerMonth() == metric.pagesPerMonth(),
                replay.settings().stream().map(one -> line(one, one.equals(chosen))).toList(),
                chosen.pages().reversed().stream()
                        .limit(SHOWN)
                        .map(at -> new Moment(said.times().iso(at), said.times().time(at)))
                        .toList(),
                report(metric, said),
                metric.pages());
    }

    /// What people said of deviations that happened.
    record Said(List<Deviation> deviations, Duration over, Times times) {}

    private static Setting line(Replay.Setting setting, boolean chosen) {
        return new Setting(
                Numbers.number(setting.pagesPerMonth()), Numbers.number(setting.total()), chosen);
    }

    private static String sentence(Replay replay, Replay.Setting chosen) {
        String over = Times.duration(Duration.between(replay.from(), replay.to()));
        return String.format(
                Locale.UK,
                "It is ready. With a budget of %s false %s a month it would have paged %s in"
                        + " the past %s.",
                Numbers.number(chosen.pagesPerMonth()),
                chosen.pagesPerMonth() == 1 ? "page" : "pages",
                chosen.total() == 0
                        ? "never"
                        : chosen.total() == 1 ? "once" : Numbers.number(chosen.total()) + " times",
                over);
    }

    private static String report(KeyMetric metric, Said said) {
        long nothing = count(said, Feedback.NOTHING);
        long real = count(said, Feedback.REAL);
        long open = said.deviations().size() - nothing - real;
        if (said.deviations().isEmpty()) {
            return "It has had no deviation in the last %s.".formatted(Times.duration(said.over()));
        }
        double months = said.over().toDays() / 30.0;
        return ("In the last %s it had %d deviations: %d real, %d nothing, of %d nobody has said"
                        + " anything. That is %s false pages a month; the budget is %s.")
                .formatted(
                        Times.duration(said.over()),
                        said.deviations().size(),
                        real,
                        nothing,
                        open,
                        Numbers.number(nothing / months),
                        Numbers.number(metric.pagesPerMonth()));
    }

    private static long count(Said said, Feedback feedback) {
        return said.deviations().stream()
                .filter(deviation -> deviation.feedback() == feedback)
                .count();
    }
}
