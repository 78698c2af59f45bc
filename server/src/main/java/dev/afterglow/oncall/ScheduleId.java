package dev.afterglow.oncall;

import dev.afterglow.people.Slug;

/// The name of a schedule in addresses, files and rows: a slug such as `core-primary`.
public record ScheduleId(String value) implements Comparable<ScheduleId> {

    public ScheduleId {
        Slug.check("schedule", value);
    }

    @Override
    public int compareTo(ScheduleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
