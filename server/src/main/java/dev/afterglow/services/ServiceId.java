package dev.afterglow.services;

import java.util.regex.Pattern;

/// Names a service: a slug of at most 63 characters, e.g. `playback`.
public record ServiceId(String value) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public ServiceId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A service's id must be a slug like playback, was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
