package dev.afterglow.company;

import java.time.Instant;

/// A number of the simulated company that stays near its level, as a share or a rate does: a swing
/// with the hour of the day (UTC) and noise that is drawn anew each half minute. A pure function of
/// seed and instant. Immutable.
public final class SteadyLevel {

    private static final double BUSIEST_HOUR = 20;

    private final SeededNoise draws;
    private final double level;
    private final double swing;
    private final double noise;

    private SteadyLevel(SeededNoise draws, double level, double swing, double noise) {
        this.draws = draws;
        this.level = level;
        this.swing = swing;
        this.noise = noise;
    }

    public static SteadyLevel seeded(long seed, double level) {
        return new SteadyLevel(new SeededNoise(seed), level, 0, 0);
    }

    /// @param ofLevel by which share of its level it is higher in its busiest hour, and lower
    ///     twelve hours later
    public SteadyLevel withSwing(double ofLevel) {
        return new SteadyLevel(draws, level, ofLevel, noise);
    }

    /// @param ofLevel the standard deviation of the noise as a share of the level
    public SteadyLevel withNoise(double ofLevel) {
        return new SteadyLevel(draws, level, swing, ofLevel);
    }

    public double at(Instant at) {
        double hour = at.getEpochSecond() / (double) LocalDays.HOUR - BUSIEST_HOUR;
        long step = Math.floorDiv(at.getEpochSecond(), (long) StreamStarts.STEP_SECONDS);
        double daily = swing * Math.cos(2 * Math.PI * hour / 24);
        return level * (1 + daily + noise * draws.gaussian(step, 0));
    }
}
