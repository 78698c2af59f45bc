package dev.afterglow.company;

/// The day's shape of what people watch, and so of pages and incidents that follow no change:
/// highest at 20:00 UTC, a third of that twelve hours later, one on average.
final class DayShape {
    private static final double SWING = 0.5;
    private static final double PEAK_HOUR = 20;

    private DayShape() {}

    static double at(long epochSecond) {
        double hour = Math.floorMod(epochSecond, 24L * LocalDays.HOUR) / (double) LocalDays.HOUR;
        return 1 + SWING * Math.cos(2 * Math.PI * (hour - PEAK_HOUR) / 24);
    }

    /// An instant in [from, to), drawn by this shape.
    static long draw(long from, long to, Dice dice) {
        while (true) {
            long at = from + (long) (dice.uniform() * (to - from));
            if (dice.chance(at(at) / (1 + SWING))) {
                return at;
            }
        }
    }
}
