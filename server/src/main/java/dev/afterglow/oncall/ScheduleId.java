package dev.afterglow.oncall;

import java.util.regex.Pattern;

/// The short name of a schedule in addresses, files and tables, such as `core-primary`: it begins with a small
/// letter or a digit and has at most 63 small letters, digits, dots, underscores and hyphens.
public record ScheduleId(String value) implements Comparable<ScheduleId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /// Throws [IllegalArgumentException] for any other form.
    public ScheduleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a schedule id is 1 to 63 of a-z, 0-9, '.', '_', '-', not \"" + value + "\"");
        }
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
