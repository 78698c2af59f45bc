package dev.afterglow.services;

import java.util.regex.Pattern;

/// The short name of a service, as configuration and addresses write it: `playback`.
///
/// @param value lower-case letters, digits, `.`, `_` and `-`; starts with a letter or digit; at most 63
public record ServiceId(String value) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public ServiceId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A service id is a-z, 0-9, '.', '_' or '-', at most 63, was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
