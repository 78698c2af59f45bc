package dev.afterglow.setup;

import static dev.afterglow.setup.Names.defines;
import static dev.afterglow.setup.Names.refers;
import static dev.afterglow.setup.Reader.list;
import static dev.afterglow.setup.Reader.text;

import dev.afterglow.setup.MetricEntry.Harm;
import dev.afterglow.setup.MetricEntry.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads services, integrations and metrics.
final class CatalogueSection {

    private static final Reader<String> SERVICE = refers(Kind.SERVICE, Texts::id);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+\\S*");
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(1);
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofDays(31);

    private CatalogueSection() {}

    static Optional<ServiceEntry> service(Fields fields) {
        var id = fields.required("id", defines(Kind.SERVICE, Texts::id));
        var name = fields.maybe("name", text(Texts::line));
        var team = fields.maybe("team", PeopleSection.TEAM);
        var policy = fields.maybe("policy", refers(Kind.POLICY, Texts::id));
        var dependsOn = fields.optional("depends_on", list(SERVICE), List.of());
        return fields.make(() ->
                new ServiceEntry(
                        id.get(),
                        name.get().orElse(id.get()),
                        team.get(),
                        policy.get(),
                        dependsOn.get()));
    }

    static Optional<IntegrationEntry> integration(Fields fields) {
        var id = fields.required("id", defines(Kind.INTEGRATION, Texts::id));
        var service = fields.required("service", SERVICE);
        var kind = fields.required("kind", text(Texts.choice(IntegrationEntry.Kind.class)));
        var key =
                fields.maybe(
                        "key",
                        text(text ->
                                Texts.matching(
                                        KEY,
                                        "a key of 16 to 128 letters, digits, '_' and '-'",
                                        text)));
        var every =
                fields.maybe("every", text(Texts.duration(SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT)));
        return fields.make(() ->
                new IntegrationEntry(id.get(), service.get(), kind.get(), key.get(), every.get()));
    }

    static Optional<MetricEntry> metric(Fields fields) {
        var id = fields.required("id", defines(Kind.METRIC, Texts::id));
        var name = fields.maybe("name", text(Texts::line));
        var unit = fields.maybe("unit", text(Texts::line));
        var harm = fields.optional("harm", text(Texts.choice(Harm.class)), Harm.BOTH);
        var pages = fields.optional("pages_per_month", text(Texts::amount), BigDecimal.ONE);
        var service = fields.maybe("service", SERVICE);
        var source = fields.required("source", Reader.fields(CatalogueSection::source));
        var breakdown = fields.maybe("breakdown", text(Texts::text));
        return fields.make(() ->
                new MetricEntry(
                        id.get(),
                        name.get().orElse(id.get()),
                        unit.get(),
                        harm.get(),
                        pages.get(),
                        service.get(),
                        source.get(),
                        breakdown.get()));
    }

    private static Optional<Source> source(Fields fields) {
        var step =
                fields.optional(
                        "step",
                        text(Texts.duration(SHORTEST_STEP, LONGEST_STEP)),
                        Duration.ofMinutes(1));
        if (fields.has("received")) {
            var series = fields.required("received", text(Texts::line));
            var key = fields.maybe("key", text(CatalogueSection::seriesKey));
            return fields.make(() -> new Source.Received(series.get(), key.get(), step.get()));
        }
        if (fields.has("atlas")) {
            var server = fields.required("atlas", text(CatalogueSection::address));
            var expression = fields.required("query", text(Texts::text));
            return fields.make(() -> new Source.Atlas(server.get(), expression.get(), step.get()));
        }
        var address = fields.required("prometheus", text(CatalogueSection::address));
        var query = fields.required("query", text(Texts::text));
        return fields.make(() -> new Source.Prometheus(address.get(), query.get(), step.get()));
    }

    private static String seriesKey(String text) {
        return Texts.matching(KEY, "a key of 16 to 128 letters, digits, '_' and '-'", text);
    }

    private static String address(String text) {
        return Texts.matching(ADDRESS, "an address such as http://127.0.0.1:9090", text);
    }
}
