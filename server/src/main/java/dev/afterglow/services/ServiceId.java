package dev.afterglow.services;

import dev.afterglow.people.Slug;

/// The name of a service in addresses, files and rows: a slug such as `playback`.
public record ServiceId(String value) {

    public ServiceId {
        Slug.check("service", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
