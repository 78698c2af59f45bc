package dev.afterglow.setup;

import dev.afterglow.people.WeeklyHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Turns one place of a file into a value. Empty means that the problem was reported.
@FunctionalInterface
public interface Reader<T> {

    /// Reads the value at `item`.
    Optional<T> read(Item item);

    /// A scalar, which `parse` turns into a value or refuses by [IllegalArgumentException] with
    /// a message that says what was expected.
    static <T> Reader<T> text(Function<String, T> parse) {
        return item -> item.text().flatMap(text -> item.attempt(() -> parse.apply(text)));
    }

    /// A mapping with known keys.
    static <T> Reader<T> fields(Function<Fields, Optional<T>> read) {
        return item -> item.fields().flatMap(read);
    }

    /// A list, all of whose entries must be right.
    static <T> Reader<List<T>> list(Reader<T> entry) {
        return item ->
                item.entries()
                        .flatMap(entries -> {
                            List<T> values = new ArrayList<>();
                            entries.forEach(e -> entry.read(e).ifPresent(values::add));
                            return values.size() == entries.size()
                                    ? Optional.of(List.copyOf(values))
                                    : Optional.empty();
                        });
    }

    /// A list with at least one entry.
    static <T> Reader<List<T>> someOf(Reader<T> entry) {
        return item ->
                list(entry)
                        .read(item)
                        .flatMap(values ->
                                values.isEmpty()
                                        ? item.refuse("expected at least one entry")
                                        : Optional.of(values));
    }

    /// Either one entry by itself or a list of them.
    static <T> Reader<List<T>> oneOrMore(Reader<T> entry) {
        return item -> item.isList() ? someOf(entry).read(item) : entry.read(item).map(List::of);
    }

    /// Hours such as `mon-fri 09:00-17:30`, or a list of them that count together.
    static Reader<WeeklyHours> hours() {
        return item ->
                oneOrMore(text(WeeklyHours::parse))
                        .read(item)
                        .map(parts ->
                                new WeeklyHours(
                                        parts.stream()
                                                .flatMap(part -> part.windows().stream())
                                                .toList()));
    }
}
