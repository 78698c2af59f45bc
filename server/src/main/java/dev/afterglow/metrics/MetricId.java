package dev.afterglow.metrics;

import java.util.regex.Pattern;

/// The short name of a key metric, as configuration and addresses write it: `sps`.
///
/// @param value lower-case letters, digits, `.`, `_` and `-`; starts with a letter or digit; at most 63
public record MetricId(String value) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public MetricId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A metric id is a-z, 0-9, '.', '_' or '-', at most 63, was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
