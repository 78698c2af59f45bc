package dev.afterglow.company;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A version of a device's client and its share of that device at a moment. Every six weeks a new
/// one comes and spreads over two weeks; three percent never move from an old one.
record Version(String name, double share) {
    private static final Instant FIRST = Instant.parse("2020-01-06T12:00:00Z");
    private static final double WEEKS = 6;
    private static final double SPREAD_DAYS = 5;
    private static final double NEVER = 0.03;
    private static final List<String> FAMILIES =
            List.of("tv-classic", "tv", "mobile", "web", "console", "box");

    /// The newest, the one before, and the old one that some keep; shares add up to 1.
    static List<Version> at(int device, Instant at) {
        double days = Duration.between(FIRST, at).toSeconds() / 86_400.0 - 3.0 * device;
        double cycle = days / (WEEKS * 7);
        long newest = (long) Math.floor(cycle);
        double spread = 1 - Math.exp(-(cycle - newest) * WEEKS * 7 / SPREAD_DAYS);
        String family = FAMILIES.get(device);
        return List.of(
                new Version(family + " " + newest, (1 - NEVER) * spread),
                new Version(family + " " + (newest - 1), (1 - NEVER) * (1 - spread)),
                new Version(family + " " + (newest - 8), NEVER));
    }
}
