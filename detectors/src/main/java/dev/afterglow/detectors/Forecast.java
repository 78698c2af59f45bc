package dev.afterglow.detectors;

import java.util.Arrays;

/// What the next value should be, and how far it usually strays. A few experts, each O(1), are
/// weighted by
/// their recent errors, so that a season is used only where it pays. All in the detector's inner
/// unit.
///
/// While a deviation is open the experts go on following (what is odd next is judged against now),
/// but the seasons hardly learn, and the *baseline* says what would have come without the
/// deviation: the season, as far beside it as just before. When the deviation ends the experts come
/// back to what they knew.
final class Forecast {
    /// Samples in which everything is learnt as a plain average.
    private static final int WARM = 50;

    /// Share at which seasons learn from an open deviation: what comes back every day at the same
    /// time is some day expected.
    private static final double OPEN_SHARE = 0.3;

    private static final double TINY = 1e-12;
    private static final double FADE_PER_SAMPLE = 0.99;

    /// A profile that moves by so many times the usual noise from bin to bin, and by so much of
    /// the range, may have an edge there.
    private static final double SHARP = 6;

    private static final double SHARP_SHARE = 0.15;

    /// After a long gap a level may be wrong by so much of the range in which it lives.
    private static final double MISSED_DOUBT = 0.25;

    private final Tuning.Learning tuning;
    private final Season[] seasons;
    private final Expert[] experts;
    private final SlowLevel slowPlain;
    private final SlowLevel slowDay;
    private final Noise noise;
    private final Jumps jumps;
    private final double[] moved;

    private long seen;
    private double jump = Double.NaN;
    private double surprise;
    private double expected;
    private double baseline;
    private double beside;
    private double besideAtOpening;
    private double scaleBefore;

    Forecast(Tuning.Learning tuning, Noise noise, Jumps jumps, Season... seasons) {
        this.tuning = tuning;
        this.noise = noise;
        this.jumps = jumps;
        moved = new double[seasons.length];
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
        besideAtOpening = cursor.pass(besideAtOpening);
        scaleBefore = cursor.pass(scaleBefore);
        noise.pass(cursor);
        jumps.pass(cursor);
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
        jump = jumps.at(localMillis);
        if (Double.isNaN(jump)) {
            at(localMillis);
        } else {
            jumpTo(localMillis);
        }
        expected = combine();
        noise.at(day().bin(), leastWidth);
    }

    /// A known jump lies on the way: all that follows the present moves with it.
    private void jumpTo(long localMillis) {
        for (int i = 0; i < seasons.length; i++) {
            moved[i] = -seasons[i].mean();
        }
        at(localMillis);
        for (int i = 0; i < seasons.length; i++) {
            double by = moved[i] + seasons[i].mean();
            moved[i] = Double.isNaN(by) ? 0 : by;
        }
        move(1);
    }

    private void move(int sign) {
        double by = sign * jump;
        for (int i = 0; i < experts.length; i++) {
            experts[i].move(by, sign * moved[Math.max(0, i - 2)]);
        }
        slowPlain.move(by, 0);
        slowDay.move(by, sign * moved[0]);
    }

    /// A known jump may come or stay away: what is expected is the one of both that fits better.
    ///
    /// @param open whether a deviation is open
    void meet(double x, boolean open) {
        if (Double.isNaN(jump)) {
            surprise = x - expected;
            return;
        }
        double with = expected;
        move(-1);
        expected = combine();
        surprise = x - expected;
        if (Math.abs(surprise) < Math.abs(x - with)) {
            jump = Double.NaN;
            return;
        }
        move(1);
        expected = with;
        if (open && Math.abs(x - baseline() - jump + moved[0]) < Math.abs(x - baseline())) {
            moveBefore();
        }
    }

    private void moveBefore() {
        baseline += jump;
        beside += jump - moved[0];
        for (int i = 0; i < experts.length; i++) {
            experts[i].moveBefore(jump, moved[Math.max(0, i - 2)]);
        }
        slowPlain.moveBefore(jump, 0);
        slowDay.moveBefore(jump, moved[0]);
    }

    /// Goes to a wall-clock time without predicting anew.
    void at(long localMillis) {
        double sharp = Math.max(SHARP * noise.scale(), SHARP_SHARE * noise.range());
        for (Season season : seasons) {
            season.at(localMillis, sharp);
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
    /// @param previous the value before
    /// @param open whether a deviation is open: then the seasons hardly learn
    void learn(double x, double previous, boolean open) {
        if (seen >= WARM && !Double.isNaN(previous)) {
            jumps.settle(x - previous, surprise, width());
        }
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
        noise.live(experts[0].forecast(), x);
        noise.learnAt(day().bin(), Math.abs(residual));
        double gain = open ? OPEN_SHARE * tuning.profile() : tuning.profile();
        for (Season season : seasons) {
            season.learn(season.isKnown() ? expected + residual : x, gain);
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
        besideAtOpening = beside;
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

    /// How far a value lies from the baseline, the nearer one of the baseline with and without the
    /// known jumps since the deviation opened.
    double beyond(double x, Direction side) {
        double off = side.sign() * (x - baseline());
        double plain = side.sign() * (x - day().mean() - besideAtOpening);
        return side.sign() * (plain < off ? plain : off);
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
        double doubt = (1 - share) * MISSED_DOUBT * noise.range();
        for (Expert expert : experts) {
            expert.fade(share, doubt);
        }
        slowPlain.fade(share, doubt);
        slowDay.fade(share, doubt);
    }

    double expected() {
        return expected;
    }

    /// The known jump that lay on the way to the last prediction; 0 where there was none.
    double jump() {
        return Double.isNaN(jump) ? 0 : jump;
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
        besideAtOpening *= factor;
        scaleBefore *= factor;
        jump *= factor;
        noise.rescale(factor);
        jumps.rescale(factor);
        slowPlain.rescale(factor);
        slowDay.rescale(factor);
        Arrays.stream(seasons).forEach(s -> s.rescale(factor));
        Arrays.stream(experts).forEach(e -> e.rescale(factor));
    }
}
