package dev.afterglow.agent;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What somebody asks for, read field by field; nothing is taken for granted.
///
/// @param name how it is renewed and ended; small letters, digits and `-`
/// @param lease it lives so long without being renewed
/// @param most it lives no longer, however often it is renewed
record FaultOrder(String name, FaultKind kind, Duration lease, Duration most, JsonNode sent) {

    static final Duration USUAL_LEASE = Duration.ofMillis(1_500);
    private static final int LEAST_LEASE_MILLIS = 500;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /// @throws Refusal naming the field, the value and what was expected
    static FaultOrder read(JsonNode sent, Ceiling ceiling) {
        FaultKind kind = FaultKind.of(sent.path("kind").asString(""));
        for (String field : sent.propertyNames()) {
            if (!FaultKind.COMMON.contains(field) && !kind.fields().contains(field)) {
                throw Refusal.wrong(
                        "%s: not a field of %s; it has %s"
                                .formatted(field, kind.word(), kind.fields()));
            }
        }
        String name = sent.path("name").asString("");
        if (!NAME.matcher(name).matches()) {
            throw Refusal.wrong("name: expected small letters, digits and -, was '" + name + "'");
        }
        FaultOrder unbounded = new FaultOrder(name, kind, USUAL_LEASE, USUAL_LEASE, sent);
        int lease =
                sent.has("lease_ms")
                        ? unbounded.number(
                                "lease_ms",
                                LEAST_LEASE_MILLIS,
                                (int) ceiling.longestLease().toMillis())
                        : (int) Math.min(USUAL_LEASE.toMillis(), ceiling.longestLease().toMillis());
        int seconds = unbounded.number("seconds", 1, (int) ceiling.longest().toSeconds());
        return new FaultOrder(
                name, kind, Duration.ofMillis(lease), Duration.ofSeconds(seconds), sent);
    }

    /// A whole number that must be there.
    int number(String field, int least, int most) {
        JsonNode value = sent.path(field);
        long read = value.isString() ? parsed(value.stringValue()) : value.asLong(Long.MIN_VALUE);
        boolean whole = value.isString() || value.isIntegralNumber();
        if (!whole || read < least || read > most) {
            throw Refusal.wrong(
                    "%s: expected a whole number of %d to %d, was %s"
                            .formatted(
                                    field, least, most, value.isMissingNode() ? "nothing" : value));
        }
        return (int) read;
    }

    /// The same, or what is usual when it is not there.
    int number(String field, int usual, int least, int most) {
        return sent.has(field) ? number(field, least, most) : usual;
    }

    private static long parsed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            return Long.MIN_VALUE;
        }
    }

    /// A text that must be there.
    String text(String field) {
        String text = sent.path(field).asString("").strip();
        if (text.isEmpty() || text.length() > 200) {
            throw Refusal.wrong(field + ": expected a text of 1 to 200 characters");
        }
        return text;
    }

    /// A list of 1 to 16 texts; a single one may stand alone.
    List<String> texts(String field) {
        JsonNode value = sent.path(field);
        List<String> texts =
                value.isArray()
                        ? value.valueStream().map(each -> each.asString("")).toList()
                        : value.isString() ? List.of(value.stringValue()) : List.of();
        if (texts.isEmpty() || texts.size() > 16) {
            throw Refusal.wrong(field + ": expected 1 to 16 texts");
        }
        return texts;
    }
}
