package dev.afterglow.experiments;

/// The number of an experiment: `EXP-12`.
public record ExperimentId(long value) {

    private static final String PREFIX = "EXP-";

    /// Reads `EXP-12` or `12`; throws [IllegalArgumentException] for anything else.
    public static ExperimentId parse(String text) {
        String number = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            return new ExperimentId(Long.parseLong(number));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "An experiment is named like EXP-12, was '" + text + "'", wrong);
        }
    }

    @Override
    public String toString() {
        return PREFIX + value;
    }
}
