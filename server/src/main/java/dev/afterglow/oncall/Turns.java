package dev.afterglow.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/// The turns of one layer in one zone: which one holds at an instant, and when the next begins.
///
/// A turn holds from its handover until another begins. A handover in a skipped hour moves
/// forward by it, and so may come at or after those behind it; then the turn with the highest
/// number that has begun holds, and one that was overtaken has no time at all.
final class Turns {

    /// No turn has begun.
    static final long NONE = -1;

    /// The largest change of offset that any zone ever made is a day.
    private static final Duration LARGEST_CHANGE = Duration.ofDays(2);

    private final ZoneId zone;
    private final ZoneRules rules;
    private final Handovers handovers;
    private final long first;

    private Turns(ZoneId zone, Handovers handovers, long first) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.handovers = handovers;
        this.first = first;
    }

    /// The turns of `layer`, numbered from 0.
    static Turns of(Layer layer, ZoneId zone) {
        Handovers beginnings = layer.rotation().beginnings(layer.from());
        long first = firstFrom(beginnings, layer.from(), zone);
        if (layer.rotation() instanceof Rotation.Every every) {
            LocalDateTime anchor = beginnings.local(first);
            return new Turns(zone, new Handovers.OfPeriod(anchor, every.period()), 0);
        }
        return new Turns(zone, beginnings, first);
    }

    /// The turn that holds at `at`, or [#NONE].
    long at(Instant at) {
        long n = handovers.last(latestLocal(at));
        while (n >= first && begins(n).isAfter(at)) {
            n--;
        }
        return n < first ? NONE : n - first;
    }

    /// When turn `turn` begins.
    Instant start(long turn) {
        return begins(first + turn);
    }

    /// When the turn after the one that holds at `at` begins.
    Instant nextAfter(Instant at) {
        long n = first + at(at) + 1;
        Instant next = begins(n);
        while (isSkipped(handovers.local(n))) {
            n++;
            Instant behind = begins(n);
            next = behind.isBefore(next) ? behind : next;
        }
        return next;
    }

    /// The first turn that begins at or after `from`.
    long firstFrom(LocalDateTime from) {
        return Math.max(0, firstFrom(handovers, from, zone) - first);
    }

    /// Which crew turn `turn` belongs to.
    Crew crew(Layer layer, long turn) {
        List<Crew> crews = layer.crews();
        long since = 0;
        for (Layer.Change change : layer.changes()) {
            long begin = firstFrom(change.from());
            if (begin > turn) {
                break;
            }
            crews = change.crews();
            since = begin;
        }
        return crews.get(Math.toIntExact((turn - since) % crews.size()));
    }

    /// The latest local time that may have begun by `at`: in the second pass of a repeated hour
    /// all of that hour's handovers, which count in the first pass, have begun.
    private LocalDateTime latestLocal(Instant at) {
        ZoneOffset now = rules.getOffset(at);
        ZoneOffset before = rules.getOffset(at.minus(LARGEST_CHANGE));
        ZoneOffset larger = now.getTotalSeconds() > before.getTotalSeconds() ? now : before;
        return LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), larger);
    }

    private Instant begins(long n) {
        return WallClock.instant(handovers.local(n), zone);
    }

    private boolean isSkipped(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        return change != null && change.isGap();
    }

    private static long firstFrom(Handovers handovers, LocalDateTime from, ZoneId zone) {
        Instant earliest = WallClock.instant(from, zone);
        long n = handovers.last(from.minus(LARGEST_CHANGE));
        while (WallClock.instant(handovers.local(n), zone).isBefore(earliest)) {
            n++;
        }
        return n;
    }
}
