package dev.afterglow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One object of a JSON lines answer: keys in their order, unknown and infinite values as null,
/// fractions with all their digits: another program may count with them.
final class JsonLine {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonLine() {}

    static String of(Map<String, ? extends @Nullable Object> fields) {
        return MAPPER.writeValueAsString(plain(fields));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case OptionalDouble number -> number.isPresent() ? plain(number.getAsDouble()) : null;
            case Optional<?> other -> plain(other.orElse(null));
            case Double number -> Double.isFinite(number) ? shown(number) : null;
            case List<?> list -> list.stream().map(JsonLine::plain).toList();
            case Map<?, ?> fields -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                fields.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
                yield plain;
            }
            default -> value;
        };
    }

    private static Object shown(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? (Object) (long) number : (Object) number;
    }
}
