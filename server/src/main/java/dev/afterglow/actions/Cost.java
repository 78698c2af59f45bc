package dev.afterglow.actions;

/// How long the room thought that somebody would work on it.
public enum Cost {
    MINUTES,
    HOURS,
    DAYS,
    WEEKS,
    MONTHS;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
