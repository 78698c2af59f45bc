package dev.afterglow.patterns.web;

import dev.afterglow.patterns.Finding;
import dev.afterglow.statistics.Poisson;
import dev.afterglow.web.Numbers;
import java.util.List;
import java.util.Locale;

/// A ratio to chance on a logarithmic axis from a quarter to eight times, in percent of the width.
///
/// @param tone of the marks
/// @param sentence the same in words
/// @param chanceX where the range of chance begins
/// @param low where the interval begins
public record RatioPlot(
        String tone,
        String sentence,
        String chanceX,
        String chanceWidth,
        String low,
        String high,
        String point,
        boolean isKnown) {

    private static final double FIRST = -2;
    private static final double SPAN = 5;

    /// A line of the axis.
    public record Tick(String x, String anchor, String label, boolean isChance) {}

    /// The axis, the same on every plot, so that plots compare.
    public List<Tick> ticks() {
        return List.of(
                new Tick("0%", "start", "¼", false),
                new Tick("20%", "middle", "½", false),
                new Tick("40%", "middle", "as chance", true),
                new Tick("60%", "middle", "2×", false),
                new Tick("80%", "middle", "4×", false),
                new Tick("100%", "end", "8×", false));
    }

    static RatioPlot of(Finding finding, String tone) {
        boolean known = finding.expected() > 0 && finding.p().isPresent();
        double ratio = known ? finding.observed() / finding.expected() : 1;
        double[] chance = chance(finding.expected());
        String sentence =
                known
                        ? "Ratio to chance %s, interval %s to %s; chance alone gives about %s to %s"
                                .formatted(
                                        Numbers.number(ratio),
                                        Numbers.number(finding.ratio().low()),
                                        CardText.upTo(finding.ratio().high()),
                                        Numbers.number(chance[0]),
                                        Numbers.number(chance[1]))
                        : "No ratio: chance had no choice";
        return new RatioPlot(
                tone,
                sentence,
                percent(chance[0]),
                width(chance[0], chance[1]),
                percent(finding.ratio().low()),
                percent(finding.ratio().high()),
                percent(ratio),
                known);
    }

    /// The middle 95 % of a Poisson count with that mean, over the mean.
    private static double[] chance(double expected) {
        if (!(expected > 0)) {
            return new double[] {0, 8};
        }
        Poisson poisson = new Poisson(expected);
        int low = 0;
        while (poisson.atMost(low) < .025) {
            low++;
        }
        int high = (int) Math.ceil(expected);
        while (poisson.atLeast(high + 1) > .025) {
            high++;
        }
        return new double[] {low / expected, high / expected};
    }

    private static String width(double from, double to) {
        return text(position(to) - position(from));
    }

    private static String percent(double ratio) {
        return text(position(ratio));
    }

    private static double position(double ratio) {
        double place = (Math.log(ratio) / Math.log(2) - FIRST) / SPAN * 100;
        return Math.max(0, Math.min(100, place));
    }

    private static String text(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }
}
