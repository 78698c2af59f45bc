package dev.afterglow.actions.web;

import dev.afterglow.statistics.CumulativeIncidence.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Draws the share that is still open as stairs, in a box of 1000 by 188 for 180 days.
final class OpenCurve {

    private static final double DAYS = 180;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 188;
    private static final double ABOVE = 18.8;

    private OpenCurve() {}

    /// What is still open, falling from all.
    static String line(List<Step> steps) {
        return steps.isEmpty() ? "" : path(stairs(steps, 1, Step::share));
    }

    /// What ended so, growing from nothing.
    static String growing(List<Step> steps) {
        return steps.isEmpty() ? "" : path(stairs(steps, 0, Step::share));
    }

    static String area(List<Step> steps) {
        if (steps.isEmpty()) {
            return "";
        }
        List<double[]> low = stairs(steps, 1, step -> step.interval().low());
        Collections.reverse(low);
        List<double[]> around = new ArrayList<>(stairs(steps, 1, step -> step.interval().high()));
        around.addAll(low);
        return path(around) + "Z";
    }

    private static List<double[]> stairs(
            List<Step> steps, double from, ToDoubleFunction<Step> share) {
        List<double[]> points = new ArrayList<>();
        double height = from;
        points.add(new double[] {0, from});
        for (Step step : steps) {
            if (step.time() > DAYS) {
                break;
            }
            points.add(new double[] {step.time(), height});
            height = share.applyAsDouble(step);
            points.add(new double[] {step.time(), height});
        }
        points.add(new double[] {DAYS, height});
        return points;
    }

    private static String path(List<double[]> points) {
        StringBuilder path = new StringBuilder("M");
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            path.append(i == 0 ? "" : "L");
            appendTenths(path, point[0] / DAYS * WIDTH);
            appendTenths(path.append(' '), HEIGHT - point[1] * (HEIGHT - ABOVE));
        }
        return path.toString();
    }

    /// A year has thousands of points, and formats are slow.
    private static void appendTenths(StringBuilder path, double value) {
        long tenths = Math.round(value * 10);
        path.append(tenths / 10).append('.').append(tenths % 10);
    }
}
