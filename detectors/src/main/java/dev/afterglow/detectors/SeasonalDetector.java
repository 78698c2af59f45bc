package dev.afterglow.detectors;

import org.jspecify.annotations.Nullable;

/// The general detector: forecasts the next value, weighs how odd the residuals of the last samples
/// are
/// against the series' own past, and keeps one deviation open at a time.
///
/// Values are moved to a stable scale by [Stabiliser], then to an inner unit (a power of two near
/// the range
/// of the series, from its first value), so that seasons can be kept as floats for any magnitude.
final class SeasonalDetector implements Detector {
    private static final int VERSION = 6;
    private static final double LARGEST = 1e300;
    private static final int DAY_BINS = 288;
    private static final int WEEK_BINS = 10_080;
    private static final int LEAST_LEARNING = 100;
    private static final int MOST_LEARNING = 1440;
    private static final long MINUTE = 60_000;

    /// Before so many samples widths are not yet right, and tails would learn from what is not odd.
    private static final int SETTLED = 200;

    /// So many samples in a row from before the clock, and the clock is believed to be wrong.
    private static final int LATE_LIMIT = 10;

    /// After so many missed samples the last value no longer tells what the next one should be.
    private static final int LONG_GAP = 3;

    /// Differences this small beside the value are rounding.
    private static final double ROUNDING = 1e-9;

    /// On a day like Sunday people follow less closely what is usual.
    private static final double SUNDAY_WIDTH = 2;

    private final DetectorSettings settings;
    private final long step;
    private final int learning;
    private final LocalClock clock;
    private final KnownEvents events;
    private final float[] memory;
    private final Forecast forecast;
    private final Evidence evidence;
    private final Budget budget;
    private final Episode episode;

    private boolean started;
    private long last;
    private long lastValued;
    private int late;
    private double origin = Double.NaN;
    private double unit = Double.MIN_NORMAL;
    private double value = Double.NaN;
    private double previous;
    private double score;
    private boolean adopted;

    SeasonalDetector(DetectorSettings settings) {
        this(settings, Tuning.GENERAL);
    }

    SeasonalDetector(DetectorSettings settings, Tuning tuning) {
        this.settings = settings;
        step = settings.step().toMillis();
        clock = new LocalClock(settings.zone());
        events = new KnownEvents(settings.events());
        int day = bins(Season.DAY_MILLIS, DAY_BINS);
        int week = learnsWeek() ? bins(7 * Season.DAY_MILLIS, WEEK_BINS) : 0;
        int channels = Evidence.channels();
        int profiles = day + Noise.size(day);
        memory = new float[profiles + week + Tails.size(channels) + Jumps.size()];
        Season daily = new Season(memory, 0, day, Season.DAY_MILLIS);
        Noise noise = new Noise(tuning, settings.kind(), memory, day);
        Jumps jumps = new Jumps(memory, memory.length - Jumps.size());
        forecast =
                week == 0
                        ? new Forecast(tuning.learning(), noise, jumps, daily)
                        : new Forecast(
                                tuning.learning(),
                                noise,
                                jumps,
                                daily,
                                new Season(memory, profiles, week, 7 * Season.DAY_MILLIS));
        Tails tails = new Tails(memory, profiles + week, channels, tuning.weighing());
        evidence = new Evidence(tuning.weighing(), settings.kind(), tails);
        episode = new Episode(tuning.opening(), longest(tuning.opening()));
        learning = Math.max(LEAST_LEARNING, bins(Season.DAY_MILLIS, MOST_LEARNING));
        budget = new Budget(settings, tuning.opening(), tuning.calibration());
    }

    /// A week is cheap to remember where steps are long.
    private boolean learnsWeek() {
        return settings.season() == DetectorSettings.Season.WEEK || step >= 60 * MINUTE;
    }

    private int bins(long period, int most) {
        return (int) Math.max(1, Math.min(period / step, most));
    }

    private int longest(Tuning.Opening opening) {
        long samples = opening.adoptMinutes() * MINUTE / step;
        return (int) Math.max(opening.adoptSamples(), Math.min(samples, Integer.MAX_VALUE));
    }

    @Override
    public double observe(long epochMillis, double sample, double weight) {
        if (!accepts(epochMillis)) {
            return score;
        }
        value = Math.abs(sample) <= LARGEST ? sample : Double.NaN;
        score = 0;
        adopted = false;
        KnownEvent event = events.at(epochMillis);
        if (Double.isNaN(value)) {
            predict(event, 0);
            return score;
        }
        missUntil(epochMillis);
        double stable = Stabiliser.forward(settings.kind(), value);
        fitUnit(stable);
        double least = Stabiliser.samplingScale(settings.kind(), stable, weight);
        predict(event, Math.max(least, ROUNDING * Math.abs(stable)) / unit);
        double x = (stable - origin) / unit;
        if (event == null) {
            judge(x, false);
        } else if (event.effect() == KnownEvent.Effect.LIKE_SUNDAY) {
            forecast.widen(SUNDAY_WIDTH);
            judge(x, true);
        } else if (episode.isOpen()) {
            end();
        }
        previous = x;
        return score;
    }

    private boolean accepts(long epochMillis) {
        if (started && epochMillis <= last) {
            if (epochMillis == last || ++late < LATE_LIMIT) {
                return false;
            }
        }
        started = true;
        late = 0;
        last = epochMillis;
        return true;
    }

    /// What lies between the last value and this one was missed, whether or not it was said to be
    /// missing.
    private void missUntil(long epochMillis) {
        long gap = forecast.seen() == 0 ? 0 : epochMillis - lastValued;
        if (gap > step + step / 2) {
            long missed = (gap + step / 2) / step - 1;
            forecast.miss(missed);
            if (missed > LONG_GAP) {
                budget.unsettle();
                evidence.forget();
                previous = Double.NaN;
            }
        }
        lastValued = epochMillis;
    }

    /// Takes a unit near the size of the series' movements, and takes another when they outgrow it.
    private void fitUnit(double stable) {
        if (Double.isNaN(origin)) {
            origin = stable;
        }
        double reach = Math.abs(stable - origin);
        if (reach > unit * 0x1p30) {
            double wider = Math.scalb(1.0, Math.getExponent(reach));
            forecast.rescale(unit / wider);
            previous *= unit / wider;
            unit = wider;
        }
    }

    private void predict(@Nullable KnownEvent event, double least) {
        long local = clock.local(last);
        if (event != null && event.effect() == KnownEvent.Effect.LIKE_SUNDAY) {
            // 1970-01-01 was a Thursday: day 3 was a Sunday.
            long day = Math.floorDiv(local, Season.DAY_MILLIS);
            local += Math.floorMod(3 - day, 7L) * Season.DAY_MILLIS;
        }
        forecast.predict(local, Math.max(least, Double.MIN_NORMAL));
    }

    private void judge(double x, boolean unusual) {
        boolean ready = forecast.seen() >= learning;
        forecast.meet(x, episode.isOpen());
        if (forecast.seen() > 0) {
            evidence.weigh(x, previous, forecast);
        }
        double found = ready ? against() : 0;
        double asked = budget.asked();
        score = found / (found + asked);
        boolean odd = found >= asked;
        if (ready && !episode.isOpen()) {
            budget.learn(found);
        }
        if (forecast.seen() >= SETTLED) {
            evidence.learn(forecast.seen(), odd);
        }
        if (odd && !episode.isOpen()) {
            forecast.open();
            episode.open(last, towards());
        } else if (episode.isOpen()) {
            goOn(x);
        }
        forecast.learn(x, previous, unusual || episode.isOpen());
    }

    private void goOn(double x) {
        switch (episode.goOn(forecast.beyond(x, episode.direction()) / forecast.width())) {
            case GOES_ON -> {}
            case ENDED -> end();
            case ADOPTED -> {
                adopted = true;
                budget.unsettle();
            }
        }
    }

    private void end() {
        episode.close();
        forecast.comeBack();
        budget.unsettle();
        evidence.forget();
    }

    /// The evidence that counts: in the harmful direction, of the two where both harm.
    private double against() {
        return switch (settings.harm()) {
            case DROP -> evidence.down();
            case RISE -> evidence.up();
            case BOTH -> Math.max(evidence.down(), evidence.up());
        };
    }

    private Direction towards() {
        return switch (settings.harm()) {
            case DROP -> Direction.DOWN;
            case RISE -> Direction.UP;
            case BOTH -> evidence.down() >= evidence.up() ? Direction.DOWN : Direction.UP;
        };
    }

    @Override
    public Verdict verdict() {
        if (forecast.seen() == 0) {
            return new Verdict.Learning(Double.NaN, Double.NaN, Double.NaN, learning);
        }
        double middle = episode.isOpen() ? forecast.baseline() : forecast.expected();
        double expected = outer(middle);
        double asked = budget.asked();
        double width = forecast.width();
        double low = outer(middle - width * evidence.reach(Direction.DOWN, asked));
        double high = outer(middle + width * evidence.reach(Direction.UP, asked));
        if (forecast.seen() < learning) {
            return new Verdict.Learning(expected, low, high, (int) (learning - forecast.seen()));
        }
        if (episode.isOpen()) {
            return new Verdict.Deviating(
                    expected, low, high, score, episode.direction(), episode.since());
        }
        Direction direction = against() > 0 ? towards() : Direction.NONE;
        return new Verdict.Normal(expected, low, high, score, direction, adopted);
    }

    boolean isOpen() {
        return episode.isOpen();
    }

    private double outer(double x) {
        return Stabiliser.back(settings.kind(), origin + x * unit);
    }

    @Override
    public Explanation explain() {
        Reasons reasons =
                new Reasons(value, against(), budget.asked(), evidence.loudest(towards()));
        return reasons.explain(verdict(), settings, last);
    }

    @Override
    public DetectorState state() {
        StateCursor cursor = StateCursor.writer();
        pass(cursor);
        return new DetectorState(VERSION, settings.shape(), cursor.written(), memory);
    }

    /// Takes over what another detector knew.
    void restore(DetectorState state) {
        int numbers = state().numbers().length;
        if (state.version() != VERSION
                || !state.shape().equals(settings.shape())
                || state.numbers().length != numbers
                || state.memory().length != memory.length) {
            throw new IllegalArgumentException(
                    "State is %s; these settings need version %d of %s with %d and %d numbers"
                            .formatted(state, VERSION, settings.shape(), numbers, memory.length));
        }
        System.arraycopy(state.memory(), 0, memory, 0, memory.length);
        pass(StateCursor.reader(state.numbers()));
        forecast.at(clock.local(last));
    }

    private void pass(StateCursor cursor) {
        started = cursor.pass(started);
        last = cursor.pass(last);
        lastValued = cursor.pass(lastValued);
        late = cursor.pass(late);
        origin = cursor.pass(origin);
        unit = cursor.pass(unit);
        value = cursor.pass(value);
        previous = cursor.pass(previous);
        score = cursor.pass(score);
        adopted = cursor.pass(adopted);
        forecast.pass(cursor);
        evidence.pass(cursor);
        budget.pass(cursor);
        episode.pass(cursor);
    }
}
