package dev.afterglow.metrics;

import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import dev.afterglow.services.ServiceId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A number that stands for what customers feel, and how it is watched.
///
/// @param name as people say it: "Stream starts per second"
/// @param meaning what one of it is to a customer: "people who pressed play and got a picture"
/// @param unit such as `starts/s`; one that ends in `/s`, `/min` or `/h` can be added up to a count
/// @param kind the scale on which its noise is even
/// @param harm the direction that hurts customers
/// @param pagesPerMonth how many false pages in 30 days are acceptable; above 0, at most 1,000
/// @param zone where its customers live: their day is the period of its daily profile
/// @param pages whether a deviation pages; false while people still look at what it would have done
/// @param service whose people are paged
/// @param breakdown a query that gives its parts, one series each; null when it has none
public record KeyMetric(
        MetricId id,
        String name,
        String meaning,
        String unit,
        Kind kind,
        Harm harm,
        double pagesPerMonth,
        ZoneId zone,
        boolean pages,
        ServiceId service,
        MetricSource source,
        @Nullable String breakdown) {

    public KeyMetric {
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException(
                    "A key metric's name has 1 to 120 characters, had " + name.length());
        }
        if (!(pagesPerMonth > 0 && pagesPerMonth <= 1_000)) {
            throw new IllegalArgumentException(
                    "Pages per month must be above 0 and at most 1000, was " + pagesPerMonth);
        }
        if (breakdown != null && breakdown.isBlank()) {
            breakdown = null;
        }
    }

    /// The usual metric: too little of it hurts, one false page a month, days in UTC, and it pages.
    public static KeyMetric of(MetricId id, String name, ServiceId service, MetricSource source) {
        return new KeyMetric(
                id,
                name,
                "",
                "",
                Kind.GENERAL,
                Harm.DROP,
                1,
                ZoneOffset.UTC,
                true,
                service,
                source,
                null);
    }

    public KeyMetric withMeaning(String newMeaning, String newUnit) {
        return new KeyMetric(
                id,
                name,
                newMeaning,
                newUnit,
                kind,
                harm,
                pagesPerMonth,
                zone,
                pages,
                service,
                source,
                breakdown);
    }

    public KeyMetric withHarm(Harm newHarm) {
        return new KeyMetric(
                id,
                name,
                meaning,
                unit,
                kind,
                newHarm,
                pagesPerMonth,
                zone,
                pages,
                service,
                source,
                breakdown);
    }

    public KeyMetric withKind(Kind newKind) {
        return new KeyMetric(
                id,
                name,
                meaning,
                unit,
                newKind,
                harm,
                pagesPerMonth,
                zone,
                pages,
                service,
                source,
                breakdown);
    }

    public KeyMetric withPagesPerMonth(double newPagesPerMonth) {
        return new KeyMetric(
                id,
                name,
                meaning,
                unit,
                kind,
                harm,
                newPagesPerMonth,
                zone,
                pages,
                service,
                source,
                breakdown);
    }

    public KeyMetric withZone(ZoneId newZone) {
        return new KeyMetric(
                id,
                name,
                meaning,
                unit,
                kind,
                harm,
                pagesPerMonth,
                newZone,
                pages,
                service,
                source,
                breakdown);
    }

    public KeyMetric withPages(boolean newPages) {
        return new KeyMetric(
                id,
                name,
                meaning,
                unit,
                kind,
                harm,
                pagesPerMonth,
                zone,
                newPages,
                service,
                source,
                breakdown);
    }

    public KeyMetric withBreakdown(@Nullable String newBreakdown) {
        return new KeyMetric(
                id,
                name,
                meaning,
                unit,
                kind,
                harm,
                pagesPerMonth,
                zone,
                pages,
                service,
                source,
                newBreakdown);
    }
}
