package dev.afterglow.actions;

/// An action's number; people say `ACT-12`.
public record ActionId(long value) {

    private static final String PREFIX = "ACT-";

    /// Reads `ACT-12` or `12`; throws [IllegalArgumentException] for anything else.
    public static ActionId parse(String text) {
        String number = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            return new ActionId(Long.parseLong(number));
        } catch (NumberFormatException exception) {
            throw new IllegalArgumentException(
                    "An action is named like ACT-12, was '" + text + "'", exception);
        }
    }

    @Override
    public String toString() {
        return PREFIX + value;
    }
}
