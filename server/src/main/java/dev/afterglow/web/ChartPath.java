package dev.afterglow.web;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Writes the `d` of an SVG path from points on a plane of 1000 by its height, to a tenth of a
/// pixel.
final class ChartPath {

    private static final double WIDTH = 1000;

    private final ToDoubleFunction<ChartPoint> across;
    private final ChartScale scale;

    /// @param across where a point lies between the left (0) and the right (1)
    ChartPath(ToDoubleFunction<ChartPoint> across, ChartScale scale) {
        this.across = across;
        this.scale = scale;
    }

    /// A line through each run of points.
    String lines(List<List<ChartPoint>> runs, ToDoubleFunction<ChartPoint> value) {
        StringBuilder path = new StringBuilder();
        for (List<ChartPoint> run : runs) {
            for (int i = 0; i < run.size(); i++) {
                move(path, i == 0 ? 'M' : 'L', run.get(i), value);
            }
        }
        return path.toString();
    }

    /// The area between two lines over each run of points.
    String areas(
            List<List<ChartPoint>> runs,
            ToDoubleFunction<ChartPoint> lower,
            ToDoubleFunction<ChartPoint> upper) {
        StringBuilder path = new StringBuilder();
        for (List<ChartPoint> run : runs) {
            for (int i = 0; i < run.size(); i++) {
                move(path, i == 0 ? 'M' : 'L', run.get(i), lower);
            }
            for (ChartPoint point : run.reversed()) {
                move(path, 'L', point, upper);
            }
            path.append('Z');
        }
        return path.toString();
    }

    private void move(
            StringBuilder path, char how, ChartPoint point, ToDoubleFunction<ChartPoint> value) {
        path.append(how)
                .append(tenth(across.applyAsDouble(point) * WIDTH))
                .append(' ')
                .append(tenth(scale.y(value.applyAsDouble(point))));
    }

    static String tenth(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
