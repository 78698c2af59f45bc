package dev.afterglow.intake;

import java.util.regex.Pattern;

/// The name of an integration: a slug such as `prom`.
public record IntegrationId(String value) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public IntegrationId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An integration's id has 1 to 63 of a-z, 0-9, dot, dash and underscore"
                            + " and begins"
                            + " with a letter or digit; was \""
                            + value
                            + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
