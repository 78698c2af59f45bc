package dev.afterglow.metrics.web;

import dev.afterglow.detectors.DetectorSettings;
import dev.afterglow.detectors.DetectorSettings.Season;
import dev.afterglow.detectors.Harm;
import dev.afterglow.detectors.Kind;
import dev.afterglow.detectors.KnownEvent;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.KnownDays;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.MetricSource;
import dev.afterglow.metrics.SeriesSelector;
import dev.afterglow.services.ServiceId;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a key metric of a filled-in form, or says what is wrong with which field.
final class MetricFormReader {

    private static final Pattern STEP = Pattern.compile("(\\d{1,4})\\s*(s|m|min|h)");

    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    MetricFormReader(Map<String, String> values) {
        this.values = values;
    }

    Map<String, String> errors() {
        return errors;
    }

    /// @param pages whether it pages
    /// @param newKey the key of a pushed metric that has none yet
    /// @return empty when [#errors] has something to say
    Optional<KeyMetric> read(boolean pages, String newKey) {
        @Nullable MetricId id = field("id", MetricId::new);
        @Nullable String name = field("name", MetricFormReader::name);
        @Nullable ServiceId service = field("service", ServiceId::new);
        @Nullable DetectorSettings watching = watching();
        @Nullable MetricSource source = source(newKey);
        if (id == null || name == null || service == null || watching == null || source == null) {
            return Optional.empty();
        }
        return Optional.of(
                KeyMetric.of(id, name, service, source)
                        .withMeaning(text("meaning"), text("unit"))
                        .withWatching(watching)
                        .withPages(pages)
                        .withBreakdown(text("breakdown").isEmpty() ? null : text("breakdown")));
    }

    private String text(String field) {
        return values.getOrDefault(field, "").strip();
    }

    private <T> @Nullable T field(String field, Function<String, T> parse) {
        try {
            return parse.apply(text(field));
        } catch (IllegalArgumentException e) {
            errors.put(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String name(String text) {
        if (text.isEmpty() || text.length() > 120) {
            throw new IllegalArgumentException(
                    "A name of 1 to 120 characters is needed, this has " + text.length());
        }
        return text;
    }

    private @Nullable DetectorSettings watching() {
        @Nullable Double budget = field("budget", MetricFormReader::budget);
        @Nullable ZoneId zone = field("zone", MetricFormReader::zone);
        if (zone == null) {
            return null;
        }
        @Nullable List<KnownEvent> events = field("events", text -> KnownDays.parse(text, zone));
        if (budget == null || events == null) {
            return null;
        }
        // The step comes from the source.
        return DetectorSettings.of(Duration.ofMinutes(1))
                .withKind(choice("kind", Kind.class, Kind.GENERAL))
                .withHarm(choice("harm", Harm.class, Harm.DROP))
                .withSeason(choice("season", Season.class, Season.DAY))
                .withPagesPerMonth(budget)
                .withZone(zone)
                .withEvents(events);
    }

    private static Double budget(String text) {
        try {
            double budget = Double.parseDouble(text.replace(',', '.'));
            if (budget > 0 && budget <= 1_000) {
                return budget;
            }
        } catch (NumberFormatException e) {
            // said below, with the other numbers that are none
        }
        throw new IllegalArgumentException(
                "“%s” must be a number above 0 and at most 1,000".formatted(text));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "“%s” is no time zone; one is written Europe/Lisbon".formatted(text), e);
        }
    }

    private static Duration step(String text) {
        Matcher step = STEP.matcher(text);
        if (!step.matches()) {
            throw new IllegalArgumentException(
                    "“%s” must be a step such as 10s, 1m or 1h".formatted(text));
        }
        long count = Long.parseLong(step.group(1));
        return switch (step.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }

    private <E extends Enum<E>> E choice(String field, Class<E> type, E usual) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(text(field))) {
                return one;
            }
        }
        return usual;
    }

    private @Nullable MetricSource source(String newKey) {
        @Nullable Duration step = field("step", MetricFormReader::step);
        if (step == null) {
            return null;
        }
        return switch (text("source")) {
            case "push" -> push(step, newKey);
            case "atlas" -> asked(address -> new MetricSource.Atlas(address, text("query"), step));
            default -> asked(address -> new MetricSource.Prometheus(address, text("query"), step));
        };
    }

    private @Nullable MetricSource asked(Function<URI, MetricSource> make) {
        @Nullable URI address = field("address", URI::create);
        if (address == null) {
            return null;
        }
        try {
            return make.apply(address);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            String field =
                    why.startsWith("A query")
                            ? "query"
                            : why.startsWith("A step") ? "step" : "address";
            errors.put(field, why);
            return null;
        }
    }

    private @Nullable MetricSource push(Duration step, String newKey) {
        @Nullable SeriesSelector series = field("query", SeriesSelector::parse);
        if (series == null) {
            return null;
        }
        String key = text("address").isEmpty() ? newKey : text("address");
        MetricSource.Reading reading =
                choice("reading", MetricSource.Reading.class, MetricSource.Reading.RATE);
        return field("address", typed -> new MetricSource.Push(key, series, reading, step));
    }
}
