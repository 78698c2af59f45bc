package dev.afterglow.web;

import java.util.ArrayList;
import java.util.List;

/// Values on the upright axis of a chart: the range with some air around it, and at most three
/// round numbers to draw lines at.
///
/// @param bottom value at the lower edge
/// @param top value at the upper edge
/// @param topPixel where the upper edge lies; the lower edge lies at `heightPixels`
record ChartScale(double bottom, double top, int topPixel, int heightPixels) {

    private static final double AIR = 0.08;
    private static final int MOST_LINES = 3;
    private static final double[] NICE = {1, 2, 2.5, 5, 10, 20, 25, 50};
    private static final int LABEL = 6;

    /// Holds all values from `least` to `most`. A range that comes near zero begins there.
    static ChartScale holding(double least, double most, int topPixel, int heightPixels) {
        if (!(most >= least)) {
            return new ChartScale(0, 1, topPixel, heightPixels);
        }
        double size = most > least ? most - least : Math.max(Math.abs(most), 1) * 0.1;
        double bottom = least - AIR * size;
        boolean nearZero = least >= 0 && least < 0.5 * size;
        return new ChartScale(nearZero ? 0 : bottom, most + AIR * size, topPixel, heightPixels);
    }

    double y(double value) {
        double share = (value - bottom) / (top - bottom);
        double pixel = heightPixels - share * (heightPixels - topPixel);
        return Math.max(0, Math.min(heightPixels, pixel));
    }

    /// Round numbers inside the range, ascending; one to three.
    List<Double> lines() {
        double power = Math.pow(10, Math.floor(Math.log10(top - bottom)) - 1);
        for (double nice : NICE) {
            List<Double> lines = lines(nice * power);
            if (lines.size() <= MOST_LINES) {
                return lines;
            }
        }
        return List.of();
    }

    private List<Double> lines(double step) {
        List<Double> lines = new ArrayList<>();
        long first = (long) Math.ceil(bottom / step);
        for (long line = first; line * step < top && lines.size() <= MOST_LINES; line++) {
            if (y(line * step) < heightPixels - LABEL) {
                lines.add(line * step);
            }
        }
        return lines;
    }
}
