package dev.afterglow.setup;

import java.util.function.Function;

/// Readers for the ids by which entries are defined and referred to.
final class Names {

    private Names() {}

    /// The id that an entry gives itself.
    static <T> Reader<T> defines(Kind kind, Function<String, T> parse) {
        return mentions(Mention.Role.DEFINES, kind, parse);
    }

    /// The id of an entry elsewhere in the file or on the server.
    static <T> Reader<T> refers(Kind kind, Function<String, T> parse) {
        return mentions(Mention.Role.REFERS, kind, parse);
    }

    /// The id of an entry that shall go.
    static Reader<String> removes(Kind kind) {
        return mentions(Mention.Role.REMOVES, kind, Texts::id);
    }

    private static <T> Reader<T> mentions(Mention.Role role, Kind kind, Function<String, T> parse) {
        return item ->
                item.text()
                        .flatMap(text -> {
                            var value = item.attempt(() -> parse.apply(text));
                            value.ifPresent(_ -> item.mention(role, kind, text));
                            return value;
                        });
    }
}
