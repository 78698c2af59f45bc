package dev.afterglow.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gathers the points of an answer as it came: as text, in any order, perhaps twice, perhaps no
/// number.
final class Points {

    private final Window window;
    private final Map<Instant, Sample> kept = new TreeMap<>();
    private @Nullable String strange;
    private int outside;

    Points(Window window) {
        this.window = window;
    }

    /// A point as it was written.
    record Raw(Instant at, String value) {}

    /// Keeps a point that lies on the grid inside the window and is a number; the last one of a
    /// time wins.
    void take(Raw point) {
        boolean inside = !point.at().isBefore(window.from()) && !point.at().isAfter(window.to());
        if (!inside || !Window.onGrid(point.at(), window.step()).equals(point.at())) {
            outside++;
            return;
        }
        double value = number(point.value());
        if (Double.isFinite(value)) {
            kept.put(point.at(), new Sample(point.at(), value));
        } else if (strange == null) {
            strange = point.value();
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    List<Sample> samples() {
        return List.copyOf(kept.values());
    }

    SourceAnswer answer() {
        List<Trouble> notes = new ArrayList<>();
        if (strange != null) {
            notes.add(
                    new Trouble(
                            Trouble.Kind.NOT_A_NUMBER,
                            "The source gave “%s”, which is no number; it counts as missing."
                                    .formatted(shortened(strange))));
        }
        if (outside > 0) {
            notes.add(
                    new Trouble(
                            Trouble.Kind.STEP_CHANGED,
                            "The source gave %d samples at times not asked for; it may use"
                                            .formatted(outside)
                                    + " another step than "
                                    + window.step().toSeconds()
                                    + " s."));
        }
        return new SourceAnswer.Samples(samples(), notes);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
