package dev.afterglow.themes.web;

import dev.afterglow.themes.Codings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws how many codes were met, incident by incident, as steps.
final class Curves {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 168;
    private static final int LABELS = 5;

    private Curves() {}

    static ThemePage.@Nullable Curve of(Codings.Curve curve) {
        List<Integer> found = curve.found();
        if (found.isEmpty()) {
            return null;
        }
        int top = Math.max(1, found.getLast());
        double step = WIDTH / found.size();
        StringBuilder line = new StringBuilder(point("M", 0, HEIGHT));
        for (int i = 0; i < found.size(); i++) {
            double y = y(found.get(i), top);
            line.append(point("L", i * step, y)).append(point("L", (i + 1) * step, y));
        }
        int reached = curve.reachedAfter();
        return new ThemePage.Curve(
                sentence(found, reached),
                line + point("L", WIDTH, HEIGHT) + "Z",
                line.toString(),
                levels(top),
                incidents(found.size()),
                reached == 0 ? "" : percent((reached + 2.0) / found.size()),
                reached + " + 2: nothing new",
                (reached + 2.0) / found.size() < .5 ? "start" : "end",
                footer(found, reached));
    }

    private static double y(int codes, int top) {
        return HEIGHT - codes * (HEIGHT - 20) / top;
    }

    private static String point(String act, double x, double y) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", act, x, y);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * Math.min(1, share));
    }

    private static List<ThemePage.Tick> levels(int top) {
        int each = Math.max(1, top / 3);
        List<ThemePage.Tick> ticks = new ArrayList<>();
        for (int level = each; level <= top && ticks.size() < 3; level += each) {
            ticks.add(
                    new ThemePage.Tick(
                            String.format(Locale.ROOT, "%.1f", y(level, top)),
                            level + (level == 1 ? " code" : " codes")));
        }
        return ticks;
    }

    private static List<ThemePage.Tick> incidents(int count) {
        int each = Math.max(1, (count + LABELS - 1) / LABELS);
        List<ThemePage.Tick> ticks = new ArrayList<>();
        for (int number = each; number <= count; number += each) {
            boolean isLast = number + each > count;
            ticks.add(
                    new ThemePage.Tick(
                            percent((number - .5) / count), number + (isLast ? " incidents" : "")));
        }
        return ticks;
    }

    private static String sentence(List<Integer> found, int reached) {
        return reached == 0
                ? "%d codes in %d incidents, and there is still something new"
                        .formatted(found.getLast(), found.size())
                : "%d codes in %d incidents; new ones flatten after %d"
                        .formatted(found.getLast(), found.size(), reached);
    }

    private static String footer(List<Integer> found, int reached) {
        String rule = "Base of 4, runs of 2, at most 5 % new.";
        if (reached > 0) {
            return rule
                    + " Incidents %d and %d added next to nothing to %d codes."
                            .formatted(reached + 1, reached + 2, found.get(reached - 1));
        }
        return found.size() < 6
                ? rule + " Cannot tell with n = " + found.size() + "; from six incidents on."
                : rule + " Not reached: each two incidents still bring something.";
    }
}
