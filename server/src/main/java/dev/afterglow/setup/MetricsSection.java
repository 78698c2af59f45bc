package dev.afterglow.setup;

import static dev.afterglow.setup.Names.defines;
import static dev.afterglow.setup.Reader.list;
import static dev.afterglow.setup.Reader.text;

import dev.afterglow.detectors.DetectorSettings.Season;
import dev.afterglow.detectors.KnownEvent;
import dev.afterglow.metrics.MetricSource;
import dev.afterglow.setup.MetricEntry.Harm;
import dev.afterglow.setup.MetricEntry.Manner;
import dev.afterglow.setup.MetricEntry.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads key metrics.
final class MetricsSection {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+\\S*");
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    private MetricsSection() {}

    static Optional<MetricEntry> metric(Fields fields) {
        var id = fields.required("id", defines(Kind.METRIC, Texts::id));
        var name = fields.maybe("name", text(Texts::line));
        var unit = fields.maybe("unit", text(Texts::line));
        var harm = fields.optional("harm", text(Texts.choice(Harm.class)), Harm.BOTH);
        var pages = fields.optional("pages_per_month", text(Texts::amount), BigDecimal.ONE);
        var service = fields.maybe("service", CatalogueSection.SERVICE);
        var source = fields.required("source", Reader.fields(MetricsSection::source));
        var breakdown = fields.maybe("breakdown", text(Texts::text));
        Supplier<Manner> manner = manner(fields);
        return fields.make(() ->
                new MetricEntry(
                        id.get(),
                        name.get().orElse(id.get()),
                        unit.get(),
                        harm.get(),
                        pages.get(),
                        service.get(),
                        source.get(),
                        breakdown.get(),
                        manner.get()));
    }

    /// Times of known events without an offset are of the zone beside them, else UTC.
    private static Supplier<Manner> manner(Fields fields) {
        var meaning = fields.maybe("meaning", text(Texts::line));
        var kind = fields.maybe("kind", text(Texts.choice(dev.afterglow.detectors.Kind.class)));
        var zone = fields.maybe("zone", text(Texts::zone));
        var season = fields.maybe("season", text(Texts.choice(Season.class)));
        var pages = fields.maybe("pages", text(Texts::flag));
        ZoneId near = zone.ifRight().flatMap(named -> named).orElse(ZoneOffset.UTC);
        var events = fields.maybe("events", list(Reader.fields(f -> event(f, near))));
        return () ->
                new Manner(
                        meaning.get(),
                        kind.get(),
                        zone.get(),
                        season.get(),
                        pages.get(),
                        events.get());
    }

    private static Optional<KnownEvent> event(Fields fields, ZoneId zone) {
        var name = fields.required("name", text(Texts::line));
        var from = fields.required("from", text(text -> Texts.instant(text, zone)));
        var to = fields.required("to", text(text -> Texts.instant(text, zone)));
        var effect =
                fields.optional(
                        "effect",
                        text(Texts.choice(KnownEvent.Effect.class)),
                        KnownEvent.Effect.LIKE_SUNDAY);
        return fields.make(() ->
                new KnownEvent(
                        name.get(),
                        from.get().toEpochMilli(),
                        to.get().toEpochMilli(),
                        effect.get()));
    }

    private static Optional<Source> source(Fields fields) {
        var step =
                fields.optional(
                        "step",
                        text(Texts.duration(SHORTEST_STEP, LONGEST_STEP)),
                        Duration.ofMinutes(1));
        if (fields.has("received")) {
            var series = fields.required("received", text(Texts::line));
            var key = fields.maybe("key", text(MetricsSection::seriesKey));
            var reading = fields.maybe("reading", text(Texts.choice(MetricSource.Reading.class)));
            return fields.make(
                    () -> new Source.Received(series.get(), key.get(), step.get(), reading.get()));
        }
        if (fields.has("atlas")) {
            var server = fields.required("atlas", text(MetricsSection::address));
            var expression = fields.required("query", text(Texts::text));
            return fields.make(() -> new Source.Atlas(server.get(), expression.get(), step.get()));
        }
        var address = fields.required("prometheus", text(MetricsSection::address));
        var query = fields.required("query", text(Texts::text));
        return fields.make(() -> new Source.Prometheus(address.get(), query.get(), step.get()));
    }

    private static String seriesKey(String text) {
        return Texts.matching(
                CatalogueSection.KEY, "a key of 16 to 128 letters, digits, '_' and '-'", text);
    }

    private static String address(String text) {
        return Texts.matching(ADDRESS, "an address such as http://127.0.0.1:9090", text);
    }
}
