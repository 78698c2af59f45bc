package dev.afterglow.detectors;

import java.util.Arrays;

/// What the next value should be, and how far it usually strays. A few experts, each O(1), are
/// weighted by
/// their recent errors, so that a season is used only where it pays. All in the detector's inner
/// unit.
///
/// While a deviation is open the experts go on following (what is odd next is judged against now),
/// but the
/// seasons rest, and the *baseline* says what would have come without the deviation: the season, as
/// far beside
/// it as just before. When the deviation ends the experts come back to what they knew.
final class Forecast {
    /// Samples in which everything is learnt as a plain average.
    private static final int WARM = 50;

    private static final double TINY = 1e-12;
    private static final double FADE_PER_SAMPLE = 0.99;

    private final Tuning.Learning tuning;
    private final Season[] seasons;
    private final Expert[] experts;
    private final SlowLevel slowPlain;
    private final SlowLevel slowDay;
    private final Noise noise;

    private long seen;
    private double expected;
    private double baseline;
    private double beside;
    private double scaleBefore;

    Forecast(Tuning.Learning tuning, Noise noise, Season... seasons) {
        this.tuning = tuning;
        this.noise = noise;
        this.seasons = seasons;
        experts = new Expert[seasons.length + 2];
        slowPlain = new SlowLevel(null, tuning.slow());
        slowDay = new SlowLevel(seasons[0], tuning.slow());
        experts[0] = new Expert(null, tuning.level());
        experts[1] = new Expert(seasons[0], tuning.slowOffset());
        experts[2] = new Expert(seasons[0], tuning.fastOffset());
        for (int i = 1; i < seasons.length; i++) {
            experts[2 + i] = new Expert(seasons[i], tuning.slowOffset());
        }
    }

    void pass(StateCursor cursor) {
        seen = cursor.pass(seen);
        expected = cursor.pass(expected);
        baseline = cursor.pass(baseline);
        beside = cursor.pass(beside);
        scaleBefore = cursor.pass(scaleBefore);
        noise.pass(cursor);
        slowPlain.pass(cursor);
        slowDay.pass(cursor);
        for (Expert expert : experts) {
            expert.pass(cursor);
        }
    }

    /// Sets what is expected at a wall-clock time.
    ///
    /// @param leastWidth smallest noise that the sample can have whatever was seen
    void predict(long localMillis, double leastWidth) {
        at(localMillis);
        expected = combine();
        noise.at(day().bin(), leastWidth);
    }

    /// Goes to a wall-clock time without predicting anew.
    void at(long localMillis) {
        for (Season season : seasons) {
            season.at(localMillis);
        }
    }

    private double combine() {
        double sum = 0;
        double trust = 0;
        for (Expert expert : experts) {
            if (expert.isReady()) {
                double share = expert.trust(TINY);
                sum += share * expert.forecast();
                trust += share;
            }
        }
        return sum / trust;
    }

    private Season day() {
        return seasons[0];
    }

    /// Learns from a value, with less weight the odder it is.
    ///
    /// @param open whether a deviation is open: then the seasons rest
    void learn(double x, boolean open) {
        if (seen == 0) {
            begin(x);
        }
        boolean warming = seen < WARM;
        double warmth = warming ? 1.0 / (seen + 1) : 0;
        double most = warming ? Double.MAX_VALUE : tuning.clip() * width();
        double residual = Math.min(Math.max(x - expected, -most), most);
        double reach = warming ? Double.MAX_VALUE : tuning.reach() * most;
        double errorGain = Math.max(warmth, tuning.error());
        for (Expert expert : experts) {
            if (expert.isReady()) {
                expert.learn(x, errorGain, expert == experts[0] ? warmth : 0, reach);
            } else {
                expert.trustAs(experts[0]);
            }
        }
        slowPlain.learn(x, errorGain, warmth, reach);
        slowDay.learn(x, errorGain, 0, reach);
        if (!slowDay.isReady()) {
            slowDay.trustAs(slowPlain);
        }
        noise.learn(Math.abs(residual), Math.max(warmth, tuning.scale()));
        noise.live(experts[0].forecast());
        if (!open) {
            noise.learnAt(day().bin(), Math.abs(residual));
            for (Season season : seasons) {
                season.learn(season.isKnown() ? expected + residual : x, tuning.profile());
            }
        }
        seen++;
    }

    private void begin(double x) {
        expected = x;
        noise.begin(x);
        for (Expert expert : experts) {
            expert.begin(x);
        }
    }

    /// A deviation opens: keeps what is known now.
    void open() {
        baseline = expected;
        beside = day().isKnown() ? expected - day().mean() : Double.NaN;
        scaleBefore = noise.scale();
        slowPlain.remember();
        slowDay.remember();
        for (Expert expert : experts) {
            expert.remember();
        }
    }

    /// What would have come without the deviation that is open.
    double baseline() {
        return day().isKnown() && !Double.isNaN(beside) ? day().mean() + beside : baseline;
    }

    /// The deviation ended: what was learnt of the present during it is forgotten.
    void comeBack() {
        for (Expert expert : experts) {
            expert.comeBack();
        }
        slowPlain.comeBack();
        slowDay.comeBack();
        noise.restoreScale(scaleBefore);
    }

    /// Samples were missed: what was known of the present fades.
    void miss(long samples) {
        double share = Math.pow(FADE_PER_SAMPLE, Math.min((double) samples, 10_000));
        for (Expert expert : experts) {
            expert.fade(share);
        }
        slowPlain.fade(share);
        slowDay.fade(share);
    }

    double expected() {
        return expected;
    }

    /// What would be if the last hour had gone on: the two slow levels, trusted as the experts are.
    double slow() {
        if (!slowDay.isReady()) {
            return slowPlain.isReady() ? slowPlain.forecast() : expected;
        }
        double plain = slowPlain.doubt();
        double day = slowDay.doubt();
        double share = plain + day > 0 ? plain / (plain + day) : 1;
        return slowDay.forecast() * share + slowPlain.forecast() * (1 - share);
    }

    /// The noise at this time is larger than usual.
    void widen(double factor) {
        noise.widen(factor);
    }

    /// Size of ordinary noise at the time of the last prediction; above 0.
    double width() {
        return noise.width();
    }

    /// The same for means of samples.
    double fineWidth() {
        return noise.fineWidth();
    }

    /// How far the present level lies from the season.
    double gap() {
        return day().isKnown() ? experts[0].forecast() - day().mean() : 0;
    }

    /// Width of the range in which the level lives.
    double range() {
        return noise.range();
    }

    long seen() {
        return seen;
    }

    /// Changes the unit of all that is remembered.
    void rescale(double factor) {
        expected *= factor;
        baseline *= factor;
        beside *= factor;
        scaleBefore *= factor;
        noise.rescale(factor);
        slowPlain.rescale(factor);
        slowDay.rescale(factor);
        Arrays.stream(seasons).forEach(s -> s.rescale(factor));
        Arrays.stream(experts).forEach(e -> e.rescale(factor));
    }
}
