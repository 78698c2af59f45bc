package dev.afterglow.detectors;

import java.util.Arrays;
import java.util.List;

/// For series without a rhythm and with little history: odd is what the series has never done. Four
/// statistics
/// (the value, a fast and a slow mean, and how lively it is) each keep the range in which they have
/// been; the
/// range narrows slowly, so that a very old record is forgotten. Evidence is how far one leaves its
/// range. What
/// was already reported stays reported for a while: only something odder is news.
final class NoveltyDetector implements Detector {
    private static final int VERSION = 101;
    private static final int STATISTICS = 4;
    private static final int LEARNING = 100;
    private static final int LATE_LIMIT = 10;
    private static final double LARGEST = 1e300;
    private static final double ROUNDING = 1e-9;

    // Found by search on the Numenta Anomaly Benchmark; bench/results tells with which outcome.
    private static final double FAST = 0.068;
    private static final double SLOW = 0.0128;
    private static final double LIVELY = 0.156;
    private static final double[] WEIGHTS = {1, 0.76, 1, 0.93};
    private static final double NARROWING = 1.42e-4;
    private static final double STEEPNESS = 4.85;
    private static final double NEWS_SAMPLES = 150;

    /// Evidence asked for per tenfold fewer false pages.
    private static final double SLOPE = 0.35;

    /// A month of five-minute samples, whatever the step: records come more rarely the longer one
    /// looks, not
    /// the more often, and scores of all series stay comparable.
    private static final double MONTH_SAMPLES = 8_640;

    private final DetectorSettings settings;
    private final double threshold;
    private final KnownEvents events;
    private final Episode episode;
    private final double[] now = new double[STATISTICS];
    private final double[] low = new double[STATISTICS];
    private final double[] high = new double[STATISTICS];

    private boolean started;
    private long last;
    private int late;
    private long seen;
    private double value = Double.NaN;
    private double previous;
    private double reported;
    private double down;
    private double up;
    private double score;
    private double lowBefore;
    private double highBefore;
    private boolean adopted;

    NoveltyDetector(DetectorSettings settings) {
        this.settings = settings;
        long step = settings.step().toMillis();
        events = new KnownEvents(settings.events());
        Tuning.Opening opening = Tuning.GENERAL.opening();
        long samples = opening.adoptMinutes() * 60_000L / step;
        episode = new Episode(opening, (int) Math.max(opening.adoptSamples(), samples));
        threshold = 1 + SLOPE * Math.log10(Math.max(1, MONTH_SAMPLES / settings.pagesPerMonth()));
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
        if (event != null && event.effect() == KnownEvent.Effect.EXPECTED) {
            episode.close();
        } else if (!Double.isNaN(value)) {
            judge(Stabiliser.forward(settings.kind(), value));
        }
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

    private void judge(double x) {
        if (seen == 0) {
            Arrays.fill(now, x);
            now[3] = 0;
            System.arraycopy(now, 0, low, 0, STATISTICS);
            System.arraycopy(now, 0, high, 0, STATISTICS);
            previous = x;
        }
        now[0] = x;
        now[1] += FAST * (x - now[1]);
        now[2] += SLOW * (x - now[2]);
        now[3] += LIVELY * (Math.abs(x - previous) - now[3]);
        previous = x;
        seen++;
        weigh(x);
        reported *= Math.exp(-1 / NEWS_SAMPLES);
        double found = seen > LEARNING ? against() : 0;
        boolean isNews = found > reported;
        score = isNews ? found / (found + threshold) : 0;
        reported = Math.max(reported, found);
        decide(x, isNews && found >= threshold);
        live();
    }

    private void weigh(double x) {
        down = 0;
        up = 0;
        for (int i = 0; i < STATISTICS; i++) {
            double width = Math.max(high[i] - low[i], ROUNDING * Math.abs(x));
            double above = (now[i] - high[i]) / width;
            double below = (low[i] - now[i]) / width;
            if (Math.max(above, below) > 0) {
                double odd = WEIGHTS[i] * (1 + Math.log1p(STEEPNESS * Math.max(above, below)));
                boolean upwards = i < 3 ? above > 0 : x >= now[2];
                up = upwards ? Math.max(up, odd) : up;
                down = upwards ? down : Math.max(down, odd);
            }
        }
    }

    private double against() {
        return switch (settings.harm()) {
            case DROP -> down;
            case RISE -> up;
            case BOTH -> Math.max(down, up);
        };
    }

    private void decide(double x, boolean odd) {
        if (!episode.isOpen()) {
            if (odd) {
                lowBefore = low[0];
                highBefore = high[0];
                boolean falls =
                        settings.harm() == Harm.DROP
                                || (settings.harm() == Harm.BOTH && down >= up);
                episode.open(last, falls ? Direction.DOWN : Direction.UP);
            }
            return;
        }
        boolean outside = x < lowBefore || x > highBefore;
        double z = outside ? episode.direction().sign() * Double.MAX_VALUE : 0;
        adopted = episode.goOn(z) == Episode.Turn.ADOPTED;
    }

    private void live() {
        for (int i = 0; i < STATISTICS; i++) {
            double narrower = seen > 30 ? (high[i] - low[i]) * NARROWING / 2 : 0;
            high[i] = Math.max(high[i] - narrower, now[i]);
            low[i] = Math.min(low[i] + narrower, now[i]);
        }
    }

    @Override
    public Verdict verdict() {
        if (seen == 0) {
            return new Verdict.Learning(Double.NaN, Double.NaN, Double.NaN, LEARNING);
        }
        double least = episode.isOpen() ? lowBefore : low[0];
        double most = episode.isOpen() ? highBefore : high[0];
        double middle = Math.min(Math.max(now[2], least), most);
        double expected = Stabiliser.back(settings.kind(), middle);
        double from = Stabiliser.back(settings.kind(), least);
        double to = Stabiliser.back(settings.kind(), most);
        if (seen <= LEARNING) {
            return new Verdict.Learning(expected, from, to, (int) (LEARNING + 1 - seen));
        }
        if (episode.isOpen()) {
            return new Verdict.Deviating(
                    expected, from, to, score, episode.direction(), episode.since());
        }
        Direction direction = Direction.of(up - down);
        return new Verdict.Normal(
                expected, from, to, score, score > 0 ? direction : Direction.NONE, adopted);
    }

    @Override
    public Explanation explain() {
        String range =
                "It has been between %s and %s"
                        .formatted(
                                Wording.number(verdict().low()), Wording.number(verdict().high()));
        String status = verdict().isDeviating() ? "It does what it has never done: " : "Observed ";
        return new Explanation(
                value, status + Wording.number(value), List.of(Explanation.of(value, range)));
    }

    @Override
    public DetectorState state() {
        StateCursor cursor = StateCursor.writer();
        pass(cursor);
        return new DetectorState(VERSION, settings.shape(), cursor.written(), new float[0]);
    }

    /// Takes over what another detector knew.
    void restore(DetectorState state) {
        int numbers = state().numbers().length;
        if (state.version() != VERSION
                || !state.shape().equals(settings.shape())
                || state.numbers().length != numbers) {
            throw new IllegalArgumentException(
                    "Detector state is %s; these settings need version %d of %s with %d numbers"
                            .formatted(state, VERSION, settings.shape(), numbers));
        }
        pass(StateCursor.reader(state.numbers()));
    }

    private void pass(StateCursor cursor) {
        started = cursor.pass(started);
        last = cursor.pass(last);
        late = cursor.pass(late);
        seen = cursor.pass(seen);
        value = cursor.pass(value);
        previous = cursor.pass(previous);
        reported = cursor.pass(reported);
        down = cursor.pass(down);
        up = cursor.pass(up);
        score = cursor.pass(score);
        lowBefore = cursor.pass(lowBefore);
        highBefore = cursor.pass(highBefore);
        adopted = cursor.pass(adopted);
        for (int i = 0; i < STATISTICS; i++) {
            now[i] = cursor.pass(now[i]);
            low[i] = cursor.pass(low[i]);
            high[i] = cursor.pass(high[i]);
        }
        episode.pass(cursor);
    }
}
