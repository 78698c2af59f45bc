package dev.afterglow.detectors;

import java.util.Arrays;

/// How far values usually stray: all over, at this time of day, and at least so far that it
/// matters. The floor
/// is a share of the range in which the series lives: what is small beside the series' own
/// movements is not
/// worth a page, however rare.
final class Noise {
    private static final double MOST_CONTRAST = 10;

    /// Half of a float's bits are enough for a size: two share one.
    private static final int HALF = 16;

    private static final int UPPER = 0xFFFF_0000;
    private static final int ROUND = 0x8000;

    /// Counts spend their nights far below their days: the floor must not hide half a night.
    private static final double COUNT_FLOOR = 0.3;

    private static final double BEYOND = 0.1;

    private final Tuning.Learning tuning;
    private final double materiality;
    private final double meanFloor;
    private final float[] memory;
    private final int from;
    private final int bins;

    private double scale;
    private double width;
    private double fine;
    private double high;
    private double low;

    /// Uses some floats of `memory` behind the `binsOfDay` of the daily profile.
    Noise(Tuning tuning, Kind kind, float[] memory, int binsOfDay) {
        this.tuning = tuning.learning();
        materiality = this.tuning.materiality() * (kind == Kind.COUNT ? COUNT_FLOOR : 1);
        meanFloor = tuning.weighing().meanFloor();
        this.memory = memory;
        from = binsOfDay;
        bins = binsOfDay;
        Arrays.fill(memory, from, from + size(bins), 0);
    }

    /// Floats needed beside a daily profile of so many bins.
    static int size(int binsOfDay) {
        return (binsOfDay + 1) / 2;
    }

    /// Noise at a time of day; 0 when not known.
    private float kept(int bin) {
        int bits = Float.floatToRawIntBits(memory[from + bin / 2]);
        return Float.intBitsToFloat((bin & 1) == 0 ? bits & UPPER : bits << HALF);
    }

    private void keep(int bin, double size) {
        int at = from + bin / 2;
        int both = Float.floatToRawIntBits(memory[at]);
        int half = (Float.floatToRawIntBits((float) size) + ROUND) >>> HALF;
        int packed = (bin & 1) == 0 ? (half << HALF) | (both & ~UPPER) : (both & UPPER) | half;
        memory[at] = Float.intBitsToFloat(packed);
    }

    void pass(StateCursor cursor) {
        scale = cursor.pass(scale);
        width = cursor.pass(width);
        fine = cursor.pass(fine);
        high = cursor.pass(high);
        low = cursor.pass(low);
    }

    /// Goes to a bin: sizes are the geometric middle of the noise here and the noise all over.
    ///
    /// @param least whatever was seen
    void at(int bin, double least) {
        double here = kept(bin);
        double noise = scale;
        if (here > 0) {
            double near = Math.min(Math.max(here, scale / MOST_CONTRAST), scale * MOST_CONTRAST);
            noise = Math.sqrt(near * scale);
        }
        double floor = materiality * range();
        fine = Math.max(Math.max(noise, least), meanFloor * floor);
        width = Math.max(fine, floor);
    }

    /// Size of ordinary noise of one sample, and at least what matters; above 0.
    double width() {
        return width;
    }

    /// The same for means of samples: a small change that lasts matters sooner.
    double fineWidth() {
        return fine;
    }

    /// The noise here and now is larger than usual.
    void widen(double factor) {
        width *= factor;
        fine *= factor;
    }

    /// Learns the size of a residual.
    void learn(double size, double gain) {
        scale += gain * (size - scale);
    }

    /// Learns the size of a residual at a time of day.
    void learnAt(int bin, double size) {
        double before = kept(bin);
        keep(bin, before == 0 ? scale : before + tuning.binScale() * (size - before));
    }

    /// Widens the range to hold a level; it narrows slowly by itself. What a value lies beyond the
    /// level counts a little, so that a series that was still for long can begin to move.
    void live(double level, double x) {
        double narrower = range() * tuning.rangeDecay();
        double most = range() + width;
        double lively = level + Math.min(Math.max(BEYOND * (x - level), -most), most);
        high = Math.max(high - narrower, Math.max(level, lively));
        low = Math.min(low + narrower, Math.min(level, lively));
    }

    /// Begins with a first value.
    void begin(double x) {
        high = x;
        low = x;
    }

    double range() {
        return high - low;
    }

    double scale() {
        return scale;
    }

    void restoreScale(double before) {
        scale = before;
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        scale *= factor;
        width *= factor;
        fine *= factor;
        high *= factor;
        low *= factor;
        for (int bin = 0; bin < bins; bin++) {
            keep(bin, factor * kept(bin));
        }
    }
}
