package dev.afterglow.incidents;

/// An incident's number; people say `INC-42`.
public record IncidentId(long value) {

    private static final String PREFIX = "INC-";

    /// Reads `INC-42` or `42`; throws [IllegalArgumentException] for anything else.
    public static IncidentId parse(String text) {
        String number = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            return new IncidentId(Long.parseLong(number));
        } catch (NumberFormatException exception) {
            throw new IllegalArgumentException(
                    "An incident is named like INC-42, was '" + text + "'", exception);
        }
    }

    @Override
    public String toString() {
        return PREFIX + value;
    }
}
