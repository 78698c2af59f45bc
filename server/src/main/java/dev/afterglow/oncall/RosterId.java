package dev.afterglow.oncall;

import dev.afterglow.people.Slug;

/// The name of a roster in addresses, files and rows: a slug such as `emergency`.
public record RosterId(String value) implements Comparable<RosterId> {

    public RosterId {
        Slug.check("roster", value);
    }

    @Override
    public int compareTo(RosterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
