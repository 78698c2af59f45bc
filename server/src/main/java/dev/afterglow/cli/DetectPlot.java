package dev.afterglow.cli;

import dev.afterglow.detectors.Verdict;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/// Draws a series with its band and its deviations. Memory does not grow with the series: rows are
/// gathered in
/// columns, and when there are too many, two neighbours become one.
final class DetectPlot {
    private static final int MOST_COLUMNS = 2400;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 480;
    private static final int LEFT = 80;
    private static final int TOP = 36;
    private static final int BOTTOM = 40;
    private static final int LINES = 5;

    private static final Color BAND = new Color(0xDCE9F7);
    private static final Color VALUE = new Color(0x1F4E79);
    private static final Color EXPECTED = new Color(0x7FA7CF);
    private static final Color DEVIATING = new Color(0xF3B4AE);
    private static final Color INK = new Color(0x444444);
    private static final Color GRID = new Color(0xE6E6E6);

    private List<Column> columns = new ArrayList<>();
    private long rowsPerColumn = 1;
    private long rowsInLast;

    /// What happened in some neighbouring rows; `NaN` where nothing is known.
    private record Column(
            long from, double min, double max, double low, double high, boolean deviating) {

        Column with(Column other) {
            return new Column(
                    from,
                    least(min, other.min),
                    -least(-max, -other.max),
                    least(low, other.low),
                    -least(-high, -other.high),
                    deviating || other.deviating);
        }

        private static double least(double a, double b) {
            return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
        }
    }

    void add(long epochMillis, double value, Verdict verdict) {
        boolean learning = verdict instanceof Verdict.Learning;
        Column one =
                new Column(
                        epochMillis,
                        value,
                        value,
                        learning ? Double.NaN : verdict.low(),
                        learning ? Double.NaN : verdict.high(),
                        verdict.isDeviating());
        if (columns.isEmpty() || rowsInLast == rowsPerColumn) {
            columns.add(one);
            rowsInLast = 1;
        } else {
            columns.set(columns.size() - 1, columns.get(columns.size() - 1).with(one));
            rowsInLast++;
        }
        if (columns.size() > MOST_COLUMNS) {
            halve();
        }
    }

    private void halve() {
        List<Column> fewer = new ArrayList<>();
        for (int i = 0; i + 1 < columns.size(); i += 2) {
            fewer.add(columns.get(i).with(columns.get(i + 1)));
        }
        boolean odd = columns.size() % 2 == 1;
        if (odd) {
            fewer.add(columns.get(columns.size() - 1));
        }
        rowsInLast += odd ? 0 : rowsPerColumn;
        columns = fewer;
        rowsPerColumn *= 2;
    }

    void write(Path file) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        draw(pen);
        pen.dispose();
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException(file + ": this Java cannot write PNG");
        }
    }

    private void draw(Graphics2D pen) {
        double low =
                columns.stream().mapToDouble(Column::min).filter(Double::isFinite).min().orElse(0);
        double high =
                columns.stream().mapToDouble(Column::max).filter(Double::isFinite).max().orElse(1);
        double margin = high > low ? 0.05 * (high - low) : 1;
        Scale scale = new Scale(low - margin, high + margin, Math.max(1, columns.size() - 1));
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).deviating()) {
                pen.setColor(DEVIATING);
                pen.fillRect(
                        (int) scale.x(i),
                        TOP,
                        Math.max(2, (int) scale.dx()),
                        HEIGHT - TOP - BOTTOM);
            }
        }
        axes(pen, scale);
        band(pen, scale);
        values(pen, scale);
    }

    private record Scale(double low, double high, int columns) {
        double x(int column) {
            return LEFT + dx() * column;
        }

        double dx() {
            return (WIDTH - LEFT - 20.0) / columns;
        }

        double y(double value) {
            double inside = Math.min(Math.max(value, low), high);
            return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (inside - low) / (high - low);
        }
    }

    private void axes(Graphics2D pen, Scale scale) {
        for (int i = 0; i <= LINES; i++) {
            double value = scale.low() + (scale.high() - scale.low()) * i / LINES;
            int y = (int) scale.y(value);
            pen.setColor(GRID);
            pen.drawLine(LEFT, y, WIDTH - 20, y);
            pen.setColor(INK);
            pen.drawString(String.format(Locale.ROOT, "%.4g", value), 8, y + 4);
            int column = (columns.size() - 1) * i / LINES;
            if (!columns.isEmpty()) {
                String time = Instant.ofEpochMilli(columns.get(column).from()).toString();
                int x = (int) Math.min(scale.x(column), WIDTH - 150.0);
                pen.drawString(time.replaceFirst("(:\\d\\d)?(\\.\\d+)?Z$", "Z"), x, HEIGHT - 14);
            }
        }
        pen.drawString("value (dark), expected band (light), deviating (red); UTC", LEFT, 22);
    }

    private void band(Graphics2D pen, Scale scale) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (Double.isFinite(column.low()) && Double.isFinite(column.high())) {
                int top = (int) scale.y(column.high());
                int bottom = (int) scale.y(column.low());
                pen.setColor(column.deviating() ? EXPECTED : BAND);
                pen.fillRect(
                        (int) scale.x(i),
                        top,
                        (int) Math.ceil(scale.dx()),
                        Math.max(1, bottom - top));
            }
        }
    }

    private void values(Graphics2D pen, Scale scale) {
        Path2D line = new Path2D.Double();
        boolean joined = false;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!Double.isFinite(column.min())) {
                joined = false;
                continue;
            }
            double x = scale.x(i);
            if (joined) {
                line.lineTo(x, scale.y(column.max()));
            } else {
                line.moveTo(x, scale.y(column.max()));
            }
            line.lineTo(x, scale.y(column.min()));
            joined = true;
        }
        pen.setColor(VALUE);
        pen.setStroke(new BasicStroke(1.2f));
        pen.draw(line);
    }
}
