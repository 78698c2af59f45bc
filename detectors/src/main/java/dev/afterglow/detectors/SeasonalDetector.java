package dev.afterglow.detectors;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The general detector: forecasts the next value, weighs how odd the residuals of the last samples are
/// against the series' own past, and keeps one deviation open at a time.
///
/// Values are moved to a stable scale by [Stabiliser], then to an inner unit (a power of two near the range
/// of the series, from its first value), so that profiles can be kept as floats for any magnitude.
final class SeasonalDetector implements Detector {
    private static final int VERSION = 1;
    private static final double LARGEST = 1e300;
    private static final int DAY_BINS = 288;
    private static final int WEEK_BINS = 10_080;

    /// So many samples in a row from before the clock, and the clock is believed to be wrong.
    private static final int LATE_LIMIT = 10;

    private static final double ROUNDING = 1e-9;

    private final DetectorSettings settings;
    private final Tuning tuning;
    private final long step;
    private final int learning;
    private final double threshold;
    private final LocalClock clock;
    private final float[] memory;
    private final Forecast forecast;
    private final Evidence evidence;
    private final Episode episode;

    private boolean started;
    private long last;
    private int late;
    private double origin = Double.NaN;
    private double unit;
    private double value;
    private double stable;
    private double width;
    private double score;
    private boolean adopted;

    SeasonalDetector(DetectorSettings settings) {
        this(settings, Tuning.GENERAL);
    }

    SeasonalDetector(DetectorSettings settings, Tuning tuning) {
        this.settings = settings;
        this.tuning = tuning;
        step = settings.step().toMillis();
        clock = new LocalClock(settings.zone());
        boolean week = settings.season() == DetectorSettings.Season.WEEK;
        long period = week ? 7 * DayProfile.DAY_MILLIS : DayProfile.DAY_MILLIS;
        int bins = (int) Math.max(1, Math.min(period / step, week ? WEEK_BINS : DAY_BINS));
        memory = new float[2 * bins + Evidence.MEMORY];
        Tails tails = new Tails(memory, 2 * bins, Evidence.channels(), tuning.tailGain());
        forecast = new Forecast(tuning, new DayProfile(memory, 0, bins, period));
        evidence = new Evidence(tails);
        episode = new Episode(tuning);
        learning = (int) Math.max(100, Math.min(DayProfile.DAY_MILLIS / step, 1440));
        threshold = threshold(settings, tuning);
    }

    /// Evidence asked for, so that as many false pages come as people are willing to get.
    private static double threshold(DetectorSettings settings, Tuning tuning) {
        double samples = (double) Duration.ofDays(30).toMillis() / settings.step().toMillis();
        double rarity = Math.log10(Math.max(1, samples / settings.pagesPerMonth()));
        return tuning.thresholdBase() + tuning.thresholdSlope() * rarity;
    }

    @Override
    public double observe(long epochMillis, double sample, double weight) {
        if (!accepts(epochMillis)) {
            return score;
        }
        value = Math.abs(sample) <= LARGEST ? sample : Double.NaN;
        adopted = false;
        if (Double.isNaN(value)) {
            score = 0;
            return score;
        }
        stable = Stabiliser.forward(settings.kind(), value);
        fitUnit();
        double x = inner(stable);
        double least = Stabiliser.samplingScale(settings.kind(), stable, weight);
        least = Math.max(least, ROUNDING * Math.abs(stable)) / unit;
        forecast.predict(clock.local(epochMillis), Math.max(least, Double.MIN_NORMAL));
        width = forecast.width();
        judge(epochMillis, x);
        return score;
    }

    private boolean accepts(long epochMillis) {
        if (started && epochMillis <= last) {
            if (epochMillis == last || ++late < LATE_LIMIT) {
                return false;
            }
        } else if (started) {
            long missed = (epochMillis - last + step / 2) / step - 1;
            if (missed > 0) {
                forecast.miss(missed);
            }
        }
        started = true;
        late = 0;
        last = epochMillis;
        return true;
    }

    /// Takes a unit near the size of the series' movements, and takes another when they outgrow it.
    private void fitUnit() {
        if (Double.isNaN(origin)) {
            origin = stable;
            unit = Double.MIN_NORMAL;
        }
        double reach = Math.max(Math.abs(stable - origin), forecast.range() * unit);
        if (reach > unit * 0x1p30) {
            double wider = Math.scalb(1.0, Math.getExponent(reach));
            rescale(unit / wider);
            unit = wider;
        }
    }

    private void rescale(double factor) {
        forecast.rescale(factor);
        episode.rescale(factor);
    }

    private double inner(double stableValue) {
        return (stableValue - origin) / unit;
    }

    private double outer(double x) {
        return Stabiliser.back(settings.kind(), origin + x * unit);
    }

    private void judge(long at, double x) {
        boolean ready = forecast.seen() >= learning;
        double z = forecast.seen() == 0 ? 0 : (x - forecast.expected()) / width;
        double gap = forecast.levelGap() / width;
        evidence.weigh(z, gap, forecast.seen());
        if (episode.isOpen()) {
            score = ready ? score(against(episode.direction())) : 0;
            switch (episode.goOn(z, x)) {
                case ADOPTED -> {
                    adopted = true;
                    forecast.moveTo(episode.newLevel());
                    evidence.forget();
                }
                case ENDED -> evidence.forget();
                case QUIET, OPENED, GOES_ON -> {}
            }
            return;
        }
        Direction towards = evidence.down() >= evidence.up() ? Direction.DOWN : Direction.UP;
        double found = 0;
        for (Direction side : new Direction[] {Direction.DOWN, Direction.UP}) {
            if (settings.harm().covers(side) && against(side) > found) {
                found = against(side);
                towards = side;
            }
        }
        score = ready ? score(found) : 0;
        if (ready && found >= threshold) {
            episode.open(at, towards, x);
            return;
        }
        double warmth =
                forecast.seen() < 10.0 / tuning.tailGain() ? 1.0 / (forecast.seen() + 10) : 0;
        if (forecast.seen() > 0) {
            evidence.learn(gap, warmth);
        }
        forecast.learn(x);
    }

    private double against(Direction side) {
        return side == Direction.DOWN ? evidence.down() : evidence.up();
    }

    private double score(double found) {
        return found / (found + threshold);
    }

    @Override
    public Verdict verdict() {
        double expected = forecast.seen() == 0 ? Double.NaN : outer(forecast.expected());
        double low = forecast.seen() == 0 ? Double.NaN : outer(forecast.expected() - 4 * width);
        double high = forecast.seen() == 0 ? Double.NaN : outer(forecast.expected() + 4 * width);
        if (forecast.seen() < learning) {
            return new Verdict.Learning(expected, low, high, (int) (learning - forecast.seen()));
        }
        if (episode.isOpen()) {
            return new Verdict.Deviating(
                    expected, low, high, score, episode.direction(), episode.since());
        }
        return new Verdict.Normal(expected, low, high, score, Direction.NONE, adopted);
    }

    @Override
    public Explanation explain() {
        return new Explanation(
                value,
                String.format(Locale.ROOT, "Observed %s, expected %s", value, verdict().expected()),
                List.of());
    }

    @Override
    public DetectorState state() {
        StateCursor cursor = StateCursor.writer();
        pass(cursor);
        return new DetectorState(VERSION, settings.shape(), cursor.written(), memory);
    }

    void restore(DetectorState state) {
        if (state.version() != VERSION || !state.shape().equals(settings.shape())) {
            throw new IllegalArgumentException(
                    "Detector state is version %d of %s; these settings need version %d of %s"
                            .formatted(state.version(), state.shape(), VERSION, settings.shape()));
        }
        float[] kept = state.memory();
        if (kept.length != memory.length) {
            throw new IllegalArgumentException(
                    "Detector state holds %d numbers of memory, expected %d"
                            .formatted(kept.length, memory.length));
        }
        System.arraycopy(kept, 0, memory, 0, memory.length);
        pass(StateCursor.reader(Arrays.copyOf(state.numbers(), 64)));
    }

    private void pass(StateCursor cursor) {
        started = cursor.pass(started);
        last = cursor.pass(last);
        late = cursor.pass(late);
        origin = cursor.pass(origin);
        unit = cursor.pass(unit);
        value = cursor.pass(value);
        stable = cursor.pass(stable);
        width = cursor.pass(width);
        score = cursor.pass(score);
        adopted = cursor.pass(adopted);
        forecast.pass(cursor);
        evidence.pass(cursor);
        episode.pass(cursor);
    }
}
