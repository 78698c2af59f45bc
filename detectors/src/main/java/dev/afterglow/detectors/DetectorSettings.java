package dev.afterglow.detectors;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/// What a person decides about a series. Everything else is learnt.
///
/// @param step time between two samples; 1 millisecond to 7 days
/// @param harm the direction that may page
/// @param kind what the series measures
/// @param pagesPerMonth how many false pages a month (30 days) are acceptable; above 0, at most
///     1,000
/// @param zone where the people behind the series live: their day is the period of the daily
///     profile,
///     also across daylight-saving changes
/// @param season how much of the calendar is learnt; decides the size of the state
/// @param events known events, ordered by their beginning; at most 1,000
public record DetectorSettings(
        Duration step,
        Harm harm,
        Kind kind,
        double pagesPerMonth,
        ZoneId zone,
        Season season,
        List<KnownEvent> events) {

    /// How much of the calendar is learnt.
    public enum Season {
        /// Nothing: odd is what the series has never done. For series without a rhythm and with
        /// little
        /// history; state below 1 KiB.
        NONE,
        /// A profile of the day, and from steps of an hour on of the week; state of at most 3 KiB.
        DAY,
        /// A profile of the week in minutes; state of at most 96 KiB. Needs some weeks to pay.
        WEEK
    }

    public DetectorSettings {
        if (step.compareTo(Duration.ofMillis(1)) < 0 || step.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("Step must be 1 ms to 7 days, was " + step);
        }
        if (!(pagesPerMonth > 0 && pagesPerMonth <= 1_000)) {
            throw new IllegalArgumentException(
                    "Pages per month must be above 0 and at most 1000, was " + pagesPerMonth);
        }
        if (events.size() > 1_000) {
            throw new IllegalArgumentException(
                    "At most 1000 known events can be given, were " + events.size());
        }
        events = events.stream().sorted(Comparator.comparingLong(KnownEvent::from)).toList();
    }

    /// The usual settings: both directions, any number, one false page a month, days in UTC.
    public static DetectorSettings of(Duration step) {
        return new DetectorSettings(
                step, Harm.BOTH, Kind.GENERAL, 1, ZoneOffset.UTC, Season.DAY, List.of());
    }

    public DetectorSettings withStep(Duration newStep) {
        return new DetectorSettings(newStep, harm, kind, pagesPerMonth, zone, season, events);
    }

    public DetectorSettings withHarm(Harm newHarm) {
        return new DetectorSettings(step, newHarm, kind, pagesPerMonth, zone, season, events);
    }

    public DetectorSettings withKind(Kind newKind) {
        return new DetectorSettings(step, harm, newKind, pagesPerMonth, zone, season, events);
    }

    public DetectorSettings withPagesPerMonth(double newPagesPerMonth) {
        return new DetectorSettings(step, harm, kind, newPagesPerMonth, zone, season, events);
    }

    public DetectorSettings withZone(ZoneId newZone) {
        return new DetectorSettings(step, harm, kind, pagesPerMonth, newZone, season, events);
    }

    public DetectorSettings withSeason(Season newSeason) {
        return new DetectorSettings(step, harm, kind, pagesPerMonth, zone, newSeason, events);
    }

    public DetectorSettings withEvents(List<KnownEvent> newEvents) {
        return new DetectorSettings(step, harm, kind, pagesPerMonth, zone, season, newEvents);
    }

    /// Names what a saved state depends on: a state fits settings of the same shape only. Harm,
    /// budget and
    /// events may change without learning anew.
    public String shape() {
        return step.toMillis() + "ms/" + kind + "/" + zone.getId() + "/" + season;
    }
}
