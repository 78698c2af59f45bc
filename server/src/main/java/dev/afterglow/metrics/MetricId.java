package dev.afterglow.metrics;

import dev.afterglow.people.Slug;

/// The name of a key metric in addresses, files and rows: a slug such as `sps`.
public record MetricId(String value) {

    public MetricId {
        Slug.check("metric", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
