package dev.afterglow.metrics;

import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import dev.afterglow.detectors.KnownEvent;
import dev.afterglow.services.ServiceId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number that stands for what customers feel, and how it is watched.
///
/// @param name as people say it: "Stream starts per second"
/// @param meaning what one of it is to a customer: "people who pressed play and got a picture"
/// @param unit such as `starts/s`; one that ends in `/s`, `/min` or `/h` can be added up to a count
/// @param watching what people decided about it; its step is always that of the source
/// @param pages whether a deviation pages; false while people still look at what it would have done
/// @param service whose people are paged
/// @param breakdown a query that gives its parts, one series each; null when it has none
public record KeyMetric(
        MetricId id,
        String name,
        String meaning,
        String unit,
        DetectorSettings watching,
        boolean pages,
        ServiceId service,
        MetricSource source,
        @Nullable String breakdown) {

    public KeyMetric {
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException(
                    "A key metric's name has 1 to 120 characters, had " + name.length());
        }
        if (breakdown != null && breakdown.isBlank()) {
            breakdown = null;
        }
        watching = watching.withStep(source.step());
    }

    /// The usual metric: too little of it hurts, one false page a month, days in UTC, and it pages.
    public static KeyMetric of(MetricId id, String name, ServiceId service, MetricSource source) {
        DetectorSettings usual = DetectorSettings.of(source.step()).withHarm(Harm.DROP);
        return new KeyMetric(id, name, "", "", usual, true, service, source, null);
    }

    /// The direction that hurts customers.
    public Harm harm() {
        return watching.harm();
    }

    /// The scale on which its noise is even.
    public Kind kind() {
        return watching.kind();
    }

    /// How many false pages in 30 days are acceptable.
    public double pagesPerMonth() {
        return watching.pagesPerMonth();
    }

    /// Where its customers live: their day is the period of its daily profile.
    public ZoneId zone() {
        return watching.zone();
    }

    /// How much of the calendar is learnt.
    public DetectorSettings.Season season() {
        return watching.season();
    }

    /// Holidays and what else is known in advance, by their beginning.
    public List<KnownEvent> events() {
        return watching.events();
    }

    public KeyMetric withMeaning(String newMeaning, String newUnit) {
        return new KeyMetric(
                id, name, newMeaning, newUnit, watching, pages, service, source, breakdown);
    }

    public KeyMetric withWatching(DetectorSettings newWatching) {
        return new KeyMetric(
                id, name, meaning, unit, newWatching, pages, service, source, breakdown);
    }

    public KeyMetric withPages(boolean newPages) {
        return new KeyMetric(
                id, name, meaning, unit, watching, newPages, service, source, breakdown);
    }

    public KeyMetric withBreakdown(@Nullable String newBreakdown) {
        return new KeyMetric(
                id, name, meaning, unit, watching, pages, service, source, newBreakdown);
    }

    public KeyMetric withHarm(Harm harm) {
        return withWatching(watching.withHarm(harm));
    }

    public KeyMetric withKind(Kind kind) {
        return withWatching(watching.withKind(kind));
    }

    public KeyMetric withPagesPerMonth(double pagesPerMonth) {
        return withWatching(watching.withPagesPerMonth(pagesPerMonth));
    }

    public KeyMetric withZone(ZoneId zone) {
        return withWatching(watching.withZone(zone));
    }
}
