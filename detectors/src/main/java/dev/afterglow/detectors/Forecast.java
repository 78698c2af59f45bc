package dev.afterglow.detectors;

/// What the next value should be, and how far it usually strays. Two experts, each O(1): the recent level,
/// and the profile of the day plus how far today runs beside it. They are weighted by their recent errors,
/// so that a season is used only where it pays. All in the detector's inner unit.
final class Forecast {
    /// Samples in which everything is learnt as a plain average.
    static final int WARM = 50;

    private final Tuning tuning;
    private final DayProfile profile;

    private double level;
    private double longLevel;
    private double offset;
    private double scale;
    private double levelError;
    private double profileError;
    private double rangeHigh;
    private double rangeLow;
    private long seen;

    private int bin;
    private double expected;
    private double width;

    Forecast(Tuning tuning, DayProfile profile) {
        this.tuning = tuning;
        this.profile = profile;
    }

    void pass(StateCursor cursor) {
        level = cursor.pass(level);
        longLevel = cursor.pass(longLevel);
        offset = cursor.pass(offset);
        scale = cursor.pass(scale);
        levelError = cursor.pass(levelError);
        profileError = cursor.pass(profileError);
        rangeHigh = cursor.pass(rangeHigh);
        rangeLow = cursor.pass(rangeLow);
        seen = cursor.pass(seen);
        bin = cursor.pass(bin);
        expected = cursor.pass(expected);
        width = cursor.pass(width);
    }

    /// Sets what is expected at a wall-clock time.
    ///
    /// @param leastWidth smallest noise that the sample can have whatever was seen
    void predict(long localMillis, double leastWidth) {
        bin = profile.bin(localMillis);
        expected = level;
        if (knowsSeason()) {
            double trustLevel = 1 / (levelError * levelError + 1e-24);
            double trustProfile = 1 / (profileError * profileError + 1e-24);
            expected =
                    (trustLevel * level + trustProfile * (profile.mean(bin) + offset))
                            / (trustLevel + trustProfile);
        }
        double noise = scale;
        double here = profile.scale(bin);
        if (here > 0 && scale > 0) {
            double ratio = Math.min(Math.max(here / scale, 0.1), 10);
            noise *= Math.pow(ratio, tuning.binScalePower());
        }
        width = Math.max(Math.max(noise, leastWidth), tuning.materiality() * range());
    }

    /// Learns from a value, with less weight the odder it is.
    void learn(double x) {
        if (seen == 0) {
            level = longLevel = rangeHigh = rangeLow = expected = x;
        }
        double residual = x - expected;
        boolean warming = seen < WARM;
        double warmth = warming ? 1.0 / (seen + 1) : 0;
        double most = warming ? Double.MAX_VALUE : tuning.clip() * width;
        learnScales(x, residual, warmth, most);
        learnSeason(x, residual, most);
        learnLevels(x, warmth, most);
        learnRange(x);
        seen++;
    }

    private void learnScales(double x, double residual, double warmth, double most) {
        double gain = Math.max(warmth, tuning.scaleGain());
        levelError += gain * (Math.min(Math.abs(x - level), 2 * most) - levelError);
        if (knowsSeason()) {
            double off = Math.abs(x - profile.mean(bin) - offset);
            profileError += gain * (Math.min(off, 2 * most) - profileError);
        }
        double size = Math.min(Math.abs(residual), most);
        scale += gain * (size - scale);
        profile.learnScale(bin, size, 0.05);
    }

    private void learnSeason(double x, double residual, double most) {
        if (!knowsSeason()) {
            profile.learn(bin, x, 1);
            return;
        }
        double beside = x - profile.mean(bin) - offset;
        profile.learn(bin, expected + limit(residual, most), tuning.profileGain());
        offset += tuning.offsetGain() * limit(beside, 2 * most);
    }

    private void learnLevels(double x, double warmth, double most) {
        level += Math.max(warmth, tuning.levelGain()) * limit(x - level, 2 * most);
        longLevel += Math.max(warmth, tuning.longGain()) * limit(x - longLevel, most);
    }

    private void learnRange(double x) {
        if (seen < 3) {
            rangeHigh = Math.max(rangeHigh, x);
            rangeLow = Math.min(rangeLow, x);
        }
        double narrower = range() * tuning.rangeDecay();
        rangeHigh = Math.max(rangeHigh - narrower, level);
        rangeLow = Math.min(rangeLow + narrower, level);
    }

    private static double limit(double value, double most) {
        return Math.min(Math.max(value, -most), most);
    }

    /// Moves everything to a new level, as after a lasting change.
    void moveTo(double x) {
        offset += x - expected;
        level = x;
        longLevel = x;
    }

    /// Samples were missed: what was known of the present fades.
    void miss(long samples) {
        offset *= Math.pow(0.99, Math.min((double) samples, 10_000));
    }

    private boolean knowsSeason() {
        return profile.knows(bin);
    }

    double expected() {
        return expected;
    }

    /// Size of ordinary noise at the time of the last prediction; above 0 unless the series never moved.
    double width() {
        return width;
    }

    /// How far the present level lies from where it usually is at this time.
    double levelGap() {
        return level - (knowsSeason() ? profile.mean(bin) : longLevel);
    }

    /// Width of the range in which the level lives.
    double range() {
        return rangeHigh - rangeLow;
    }

    long seen() {
        return seen;
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        level *= factor;
        longLevel *= factor;
        offset *= factor;
        scale *= factor;
        levelError *= factor;
        profileError *= factor;
        rangeHigh *= factor;
        rangeLow *= factor;
        expected *= factor;
        width *= factor;
        profile.rescale(factor);
    }
}
