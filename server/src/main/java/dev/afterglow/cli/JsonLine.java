package dev.afterglow.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One object of a JSON lines answer: keys in their order, unknown and infinite values as null,
/// fractions with six digits.
final class JsonLine {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private JsonLine() {}

    static String of(Map<String, ? extends @Nullable Object> fields) {
        return MAPPER.writeValueAsString(plain(fields));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case OptionalDouble number -> number.isPresent() ? plain(number.getAsDouble()) : null;
            case Optional<?> other -> plain(other.orElse(null));
            case Double number -> Double.isFinite(number) ? rounded(number) : null;
            case List<?> list -> list.stream().map(JsonLine::plain).toList();
            case Map<?, ?> fields -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                fields.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
                yield plain;
            }
            default -> value;
        };
    }

    private static Object rounded(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? (Object) (long) number
                : (Object) new BigDecimal(number, SIX_DIGITS).doubleValue();
    }
}
