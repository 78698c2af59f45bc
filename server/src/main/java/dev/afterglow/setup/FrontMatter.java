package dev.afterglow.setup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// The block between two `---` lines at the top of a Markdown file, every scalar as text.
///
/// @param length how many lines it takes, both fences included; 0 when there is none
/// @param problems why it could not be read, at most one sentence
record FrontMatter(Map<String, Object> values, int length, List<String> problems) {

    private static final String FENCE = "---";
    private static final int LINES_MAX = 500;

    static FrontMatter of(WriteUp.Source source) {
        List<String> lines = source.lines();
        if (lines.isEmpty() || !lines.getFirst().replace("\uFEFF", "").strip().equals(FENCE)) {
            return new FrontMatter(Map.of(), 0, List.of());
        }
        for (int end = 1; end < Math.min(lines.size(), LINES_MAX); end++) {
            if (lines.get(end).strip().equals(FENCE)) {
                return read(String.join("\n", lines.subList(1, end)), end + 1);
            }
        }
        return new FrontMatter(Map.of(), 0, List.of("the front matter has no closing ---"));
    }

    private static FrontMatter read(String yaml, int length) {
        LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            Object read = new Load(settings).loadFromString(yaml);
            if (read instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    if (key != null && value != null) {
                        values.put(key.toString().toLowerCase(Locale.ROOT), value);
                    }
                });
            }
            return new FrontMatter(values, length, List.of());
        } catch (YamlEngineException wrong) {
            String first = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
            return new FrontMatter(
                    Map.of(), length, List.of("the front matter is not YAML: " + first));
        }
    }

    /// The source without the front matter; line numbers stay, as empty lines take its place.
    WriteUp.Source body(WriteUp.Source source) {
        Stream<String> blank = Stream.generate(() -> "").limit(length);
        return new WriteUp.Source(
                source.file(), Stream.concat(blank, source.lines().stream().skip(length)).toList());
    }

    /// The first of these keys that is there.
    Optional<String> text(String... keys) {
        return Stream.of(keys)
                .filter(values::containsKey)
                .map(key -> String.valueOf(values.get(key)).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    List<String> list(String... keys) {
        for (String key : keys) {
            Object value = values.get(key);
            if (value instanceof List<?> several) {
                return several.stream().map(one -> String.valueOf(one).strip()).toList();
            }
            if (value instanceof String one && !one.isBlank()) {
                return Stream.of(one.split(",")).map(String::strip).toList();
            }
        }
        return List.of();
    }

    Optional<LocalDate> day(String... keys) {
        return text(keys)
                .flatMap(WrittenTime::anywhere)
                .flatMap(written -> Optional.ofNullable(written.date()));
    }

    /// A time of the day with it; a date alone is no instant.
    Optional<Instant> instant(ZoneId zone, String... keys) {
        return text(keys).flatMap(text -> instant(text, zone));
    }

    private static Optional<Instant> instant(String text, ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException noOffset) {
            return WrittenTime.atStart(text).flatMap(written -> in(zone, written));
        }
    }

    private static Optional<Instant> in(ZoneId zone, WrittenTime written) {
        LocalDate date = written.date();
        LocalTime time = written.time();
        return date == null || time == null
                ? Optional.empty()
                : Optional.of(date.atTime(time).atZone(zone).toInstant());
    }
}
