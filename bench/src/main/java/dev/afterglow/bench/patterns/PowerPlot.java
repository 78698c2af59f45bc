package dev.afterglow.bench.patterns;

import java.util.List;
import java.util.Locale;

/// Power over the number of incidents, as an SVG.
final class PowerPlot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 56;
    private static final String[] COLOURS = {"#777777", "#c9602a", "#1f6feb"};

    private PowerPlot() {}

    /// A point: so many incidents, found in such a share of runs.
    record Dot(int incidents, double found) {}

    /// A line; dashed where it is not solid.
    record Curve(String name, boolean solid, List<Dot> dots) {}

    static String svg(List<Curve> curves) {
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"
                    font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """
                        .formatted(WIDTH, HEIGHT));
        for (int share = 0; share <= 100; share += 20) {
            double y = y(share / 100.0);
            svg.append(
                    line(new Spot(MARGIN, y), new Spot(WIDTH - MARGIN, y), "stroke=\"#dddddd\""));
            svg.append(text(new Spot(8, y + 4), share + " %"));
        }
        for (int incidents = 40; incidents <= 320; incidents *= 2) {
            svg.append(
                    text(
                            new Spot(x(incidents) - 8, HEIGHT - MARGIN + 20),
                            Integer.toString(incidents)));
        }
        svg.append(text(new Spot(WIDTH / 2.0 - 30, HEIGHT - 14), "incidents"));
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            String style =
                    "stroke=\"%s\" stroke-width=\"2\"%s"
                            .formatted(
                                    COLOURS[i / 2 % COLOURS.length],
                                    curve.solid() ? "" : " stroke-dasharray=\"6 4\"");
            for (int k = 1; k < curve.dots().size(); k++) {
                Dot from = curve.dots().get(k - 1);
                Dot to = curve.dots().get(k);
                svg.append(
                        line(
                                new Spot(x(from.incidents()), y(from.found())),
                                new Spot(x(to.incidents()), y(to.found())),
                                style));
            }
            double y = 24 + 18.0 * i;
            svg.append(line(new Spot(MARGIN + 10, y), new Spot(MARGIN + 50, y), style));
            svg.append(text(new Spot(MARGIN + 58, y + 4), curve.name()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(int incidents) {
        double along = Math.log(incidents / 40.0) / Math.log(8);
        return MARGIN + along * (WIDTH - 2.0 * MARGIN);
    }

    private static double y(double share) {
        return HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN);
    }

    private record Spot(double x, double y) {}

    private static String line(Spot from, Spot to, String style) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>%n",
                from.x(),
                from.y(),
                to.x(),
                to.y(),
                style);
    }

    private static String text(Spot at, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" fill=\"#333333\">%s</text>%n",
                at.x(),
                at.y(),
                words);
    }
}
