package dev.afterglow.statistics;

import java.util.List;

/// The open three-process model of alertness: how sleepy somebody with this sleep probably is, with
/// how little that says about one person.
///
/// S falls while awake and recovers asleep, C follows the clock, U dips after noon, W is the
/// heaviness after waking. Sleepiness is on the Karolinska scale (KSS): 1 very alert, 7 sleepy, 9
/// fighting sleep. Source of equations and constants: Ingre et al. (2014), *PLoS ONE* 9:e108679
/// (PMC4203690), after Åkerstedt and Folkard; there S + C alone predicts as well, and the phase is
/// moved by circadian type. W is shown beside and not part of the KSS regression.
///
/// The spread is an assumption, not a fit: one KSS unit between persons and 1.2 within, about what
/// field studies with this scale leave unexplained.
///
/// @param s homeostatic process, 2.4 to 14.3
/// @param c circadian process, -2.5 to 2.5
/// @param u ultradian process, -1 to 0
/// @param w sleep inertia, -5.72 to 0
public record Alertness(double s, double c, double u, double w) {

    private static final double LOW = 2.4;
    private static final double HIGH = 14.3;
    private static final double DECAY = -0.0353;
    private static final double BREAK = 12.2;
    private static final double PEAK_HOUR = 16.8;
    private static final double START = 7.96;
    private static final double RECOVERY = Math.log((HIGH - 14) / (HIGH - START)) / 8;
    private static final double SPREAD = Math.hypot(1, 1.2);

    /// The usual number of days of sleep to read before the moment; older sleep hardly matters.
    public static final int DAYS_BACK = 4;

    /// KSS from which risk rises steeply (Åkerstedt et al. 2014, as used by Ingre et al.).
    public static final double SLEEPY = 7;

    /// One sleep, in hours from any fixed local midnight; later sleeps have larger numbers.
    public record Sleep(double from, double to) {
        public Sleep {
            if (!(from < to)) {
                throw new IllegalArgumentException(
                        "sleep needs from < to, was " + from + ".." + to);
            }
        }
    }

    /// When circadian type moves the peak.
    public enum Type {
        MORNING(-1),
        BETWEEN(0),
        EVENING(1);

        private final double later;

        Type(double later) {
            this.later = later;
        }
    }

    /// The state at `hour`, from sleeps that all began before it, in order and apart. Without sleep
    /// the person is taken to have woken at hour 0 with the model's usual start value.
    public static Alertness at(double hour, List<Sleep> sleeps, Type type) {
        double level = START;
        double awakeSince = sleeps.isEmpty() ? 0 : sleeps.get(0).from() - 16;
        for (Sleep sleep : sleeps) {
            if (sleep.from() < awakeSince || sleep.from() > hour) {
                throw new IllegalArgumentException(
                        "sleeps must be in order, apart, and begin before hour " + hour);
            }
            level = awake(level, sleep.from() - awakeSince);
            level = asleep(level, Math.min(sleep.to(), hour) - sleep.from());
            awakeSince = sleep.to();
        }
        double up = Math.max(0, hour - awakeSince);
        boolean sleeping = hour < awakeSince;
        double phase = PEAK_HOUR + type.later;
        return new Alertness(
                awake(level, up),
                2.5 * Math.cos(2 * Math.PI / 24 * (hour - phase)),
                -.5 + .5 * Math.cos(2 * Math.PI / 12 * (hour - phase - 3)),
                sleeping ? 0 : -5.72 * Math.exp(-1.51 * up));
    }

    private static double awake(double level, double hours) {
        return LOW + (level - LOW) * Math.exp(DECAY * hours);
    }

    private static double asleep(double level, double hours) {
        double untilBreak = Math.max(0, (BREAK - level) / (RECOVERY * (BREAK - HIGH)));
        if (hours <= untilBreak) {
            return level + hours * RECOVERY * (BREAK - HIGH);
        }
        double from = Math.max(level, BREAK);
        return HIGH - (HIGH - from) * Math.exp(RECOVERY * (hours - untilBreak));
    }

    /// Predicted sleepiness, kept within the scale 1 to 9.
    public double kss() {
        return scale(10.6 - .6 * (s + c + u));
    }

    /// Where so large a share of people with this sleep would rate themselves.
    ///
    /// @param share such as .5, .75 or .9
    public Interval kssOf(double share) {
        double half =
                Special.root(z -> Special.gammaBelow(.5, z * z / 2) - share, new Interval(0, 10));
        return new Interval(scale(kss() - half * SPREAD), scale(kss() + half * SPREAD));
    }

    private static double scale(double value) {
        return Math.max(1, Math.min(9, value));
    }
}
